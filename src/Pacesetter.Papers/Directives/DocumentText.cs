using System.Xml;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Papers.Sheets.Csv;

namespace Pacesetter.Papers.Directives;

/// <summary>Reads a document as plain text, one paragraph a line: text and Markdown in UTF-8, UTF-16 or GB18030, and .docx. What it is, its content says, not its name.</summary>
public static class DocumentText
{
    /// <summary>Bytes of the file.</summary>
    public const long LargestFile = 20L << 20;

    /// <summary>Characters of the text; a long speech has 20,000.</summary>
    public const int LongestText = 1_000_000;

    /// <exception cref="BrokenRule">directives.empty, directives.not-a-document (what it is), directives.old-document, directives.binary, directives.unknown-encoding,
    /// directives.too-large (megabytes allowed), directives.too-long (characters allowed), directives.damaged.</exception>
    public static string Read(Stream stream)
    {
        try
        {
            using var input = SeekableInput.Of(stream, LargestFile);
            var text = FileKind.Recognise(input) == FileKind.Zip ? DocxText.Read(input) : Plain(input);
            BrokenRule.Unless(!string.IsNullOrWhiteSpace(text.Trim('\uFEFF')), "directives.empty");
            BrokenRule.Unless(text.Length <= LongestText, "directives.too-long", LongestText);
            return text;
        }
        catch (UnreadableTable e)
        {
            throw Told(e);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new BrokenRule("directives.damaged");
        }
    }

    private static string Plain(SeekableInput input)
    {
        using var reader = TextEncoding.Detect(input).Reader(input);
        var text = reader.ReadToEnd();
        BrokenRule.Unless(!text.AsSpan().ContainsAnyInRange('\u0000', '\u0008') && !text.AsSpan().ContainsAnyInRange('\u000E', '\u001F'), "directives.binary");
        return text;
    }

    /// <summary>The tests a table has to stand are the same; the sentences about them are not.</summary>
    private static BrokenRule Told(UnreadableTable e) => e.Code switch
    {
        SheetCodes.Empty => new("directives.empty"),
        SheetCodes.NotATable => new("directives.not-a-document", e.Args),
        SheetCodes.OldWorkbook => new("directives.old-document"),
        SheetCodes.Binary => new("directives.binary"),
        SheetCodes.UnknownEncoding => new("directives.unknown-encoding"),
        SheetCodes.TooLarge or SheetCodes.UnpacksTooLarge => new("directives.too-large", LargestFile >> 20),
        _ => new("directives.damaged"),
    };
}
