namespace Pacesetter.Papers.Sheets;

/// <summary>What a file is by its first bytes; its name is nobody's proof.</summary>
internal static class FileKind
{
    public const string Zip = "ZIP";
    public const string Text = "";

    private const string OldWorkbook = "XLS";

    private static readonly (string Kind, byte[] Start)[] _known =
    [
        (Zip, [.. "PK\x03\x04"u8]), (Zip, [.. "PK\x05\x06"u8]), (OldWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
        ("EXE", [.. "MZ"u8]), ("ELF", [0x7F, .. "ELF"u8]), ("PDF", [.. "%PDF"u8]), ("PNG", [0x89, .. "PNG"u8]), ("JPEG", [0xFF, 0xD8, 0xFF]),
        ("GIF", [.. "GIF8"u8]), ("RTF", [.. @"{\rtf"u8]), ("RAR", [.. "Rar!"u8]), ("7Z", [.. "7z"u8, 0xBC, 0xAF]), ("GZIP", [0x1F, 0x8B]),
    ];

    /// <returns><see cref="Zip"/> or <see cref="Text"/>.</returns>
    /// <exception cref="UnreadableTable">Empty, or something else that is known.</exception>
    public static string Recognise(SeekableInput input)
    {
        Span<byte> start = stackalloc byte[16];
        start = start[..input.Rewound().ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.IsEmpty)
            throw new UnreadableTable(SheetCodes.Empty);
        foreach (var (kind, signature) in _known)
            if (start.StartsWith(signature) && !IsTextAfterAll(kind, start))
                return kind switch
                {
                    Zip => Zip,
                    OldWorkbook => throw new UnreadableTable(SheetCodes.OldWorkbook),
                    _ => throw new UnreadableTable(SheetCodes.NotATable, kind),
                };
        return start.TrimStart([.. "\uFEFF \t\r\n"u8]) is [(byte)'<', ..] ? throw new UnreadableTable(SheetCodes.NotATable, "HTML/XML") : Text;
    }

    // Two letters prove little: a csv file may begin with MZ, a program then carries binary fields.
    private static bool IsTextAfterAll(string kind, ReadOnlySpan<byte> start) =>
        kind == "EXE" && !start.ContainsAnyInRange<byte>(0x00, 0x08);
}
