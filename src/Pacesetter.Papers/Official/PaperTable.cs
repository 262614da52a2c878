using Pacesetter.Domain;

namespace Pacesetter.Papers.Official;

/// <summary>A column of a table in a paper.</summary>
/// <param name="Share">Of the width, beside those of the other columns.</param>
/// <param name="Centred">For numbers, names and days; text that wraps begins left.</param>
public sealed record PaperColumn(string Heading, int Share, bool Centred = false);

/// <summary>A table of a paper: it stands under the text, and its head on every page it runs over.</summary>
/// <param name="Wide">The page lies on its side.</param>
public sealed record PaperTable(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool Wide = false)
{
    /// <summary>What a word processor still opens without a pause; longer lists are for workbooks.</summary>
    public const int MostRows = 3_000;

    /// <exception cref="BrokenRule">official.rows-many.</exception>
    public static void DemandFits(int rows) => BrokenRule.Unless(rows <= MostRows, "official.rows-many", MostRows);
}
