namespace Pacesetter.Papers.Sheets;

/// <summary>What is wrong, or worth knowing, and where.</summary>
/// <param name="Address">Cell as a spreadsheet shows it (<c>units!B17</c>), or the row, the sheet or the file when no smaller place is known.</param>
/// <param name="Code">Key of the sentence, one of <see cref="SheetCodes"/>.</param>
/// <param name="Args">What goes into the sentence: what was expected, what was found.</param>
public sealed record SheetProblem(string Address, string Code, params object?[] Args);

/// <summary>Every code the reading of a table can answer with. The sentences stand in the web project's Sheets/Words.</summary>
public static class SheetCodes
{
    /// <summary>Another kind of file. {0} what it is.</summary>
    public const string NotATable = "sheets.not-a-table";

    /// <summary>Neither a known kind of file nor text in rows.</summary>
    public const string Binary = "sheets.binary";

    /// <summary>An Excel 97-2003 or a password-protected workbook.</summary>
    public const string OldWorkbook = "sheets.old-workbook";

    /// <summary>Nothing in it.</summary>
    public const string Empty = "sheets.empty";

    /// <summary>A header, but no row beneath. A notice.</summary>
    public const string NoRows = "sheets.no-rows";

    /// <summary>{0} megabytes allowed, {1} found.</summary>
    public const string TooLarge = "sheets.too-large";

    /// <summary>A part of the workbook unpacks to more than {0} megabytes.</summary>
    public const string UnpacksTooLarge = "sheets.unpacks-too-large";

    /// <summary>The file breaks off or breaks its own format.</summary>
    public const string Damaged = "sheets.damaged";

    /// <summary>Neither UTF-8, UTF-16 nor GB18030.</summary>
    public const string UnknownEncoding = "sheets.unknown-encoding";

    /// <summary>Read as {0} instead of UTF-8. A notice.</summary>
    public const string OtherEncoding = "sheets.other-encoding";

    /// <summary>{0} Chinese name, {1} English name, {2} headings found.</summary>
    public const string MissingColumn = "sheets.missing-column";

    /// <summary>{0} heading, {1} address of the first one.</summary>
    public const string DuplicateColumn = "sheets.duplicate-column";

    /// <summary>{0} heading. A notice: the column is not read.</summary>
    public const string UnknownColumn = "sheets.unknown-column";

    /// <summary>{0} the merged range.</summary>
    public const string MergedCell = "sheets.merged-cell";

    /// <summary>{0} the formula.</summary>
    public const string Formula = "sheets.formula";

    /// <summary>{0} the error a spreadsheet shows, such as #N/A.</summary>
    public const string ErrorValue = "sheets.error-value";

    /// <summary>{0} the number; digits beyond the fifteenth are lost when a code is typed as a number.</summary>
    public const string LostDigits = "sheets.lost-digits";

    /// <summary>{0} characters allowed.</summary>
    public const string CellTooLong = "sheets.cell-too-long";

    /// <summary>{0} columns allowed.</summary>
    public const string TooManyColumns = "sheets.too-many-columns";

    /// <summary>A quotation mark that does not close, or stands inside an unquoted cell.</summary>
    public const string Quote = "sheets.quote";

    /// <summary>{0} further problems were found.</summary>
    public const string More = "sheets.more";
}
