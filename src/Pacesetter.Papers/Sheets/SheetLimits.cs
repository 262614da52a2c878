namespace Pacesetter.Papers.Sheets;

/// <summary>What a file may cost before it is refused.</summary>
public sealed record SheetLimits
{
    /// <summary>Size of the file as uploaded, in bytes.</summary>
    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>Size of each part of a workbook once unpacked, in bytes: a zip bomb is small when uploaded.</summary>
    public long UnpackedBytes { get; init; } = 512L << 20;

    /// <summary>Memory for the texts that a workbook stores once and cells point at, in bytes.</summary>
    public long SharedTextBytes { get; init; } = 128L << 20;

    /// <summary>Characters in one cell; the number is Excel's own limit.</summary>
    public int CellLength { get; init; } = 32_767;

    /// <summary>Columns in one row; the number is Excel's own limit.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Problems kept in full; the rest is only counted.</summary>
    public int Problems { get; init; } = 200;
}
