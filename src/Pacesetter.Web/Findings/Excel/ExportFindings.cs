using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Findings.Excel;

/// <summary>Writes the ledger of a subtree in the columns of the import, as far as the viewer may see: export, edit, import again.</summary>
public sealed class ExportFindings(PacesetterDb db, ReadFindings read, FindingSheets sheets, Words words)
{
    /// <param name="to">Left open; need not seek.</param>
    /// <param name="asXlsx">.xlsx, otherwise .csv.</param>
    public Task RunAsync(Stream to, bool asXlsx, Place place, CancellationToken cancellation = default)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        return asXlsx
            ? SheetWriter.WriteXlsxAsync(to, words["findings.ledger"], sheets.Columns, RowsAsync(place), english, cancellation)
            : SheetWriter.WriteCsvAsync(to, sheets.Columns, RowsAsync(place), english, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place)
    {
        await foreach (var row in read.AllAsync(place, ReadFindings.All))
            yield return [.. sheets.Columns.Select(column => Cell(column.Key, row, place.Recipe!.Findings!))];
    }

    private string? Cell(string key, LedgerRow row, Rectifying rules) => key switch
    {
        FindingSheets.Id => row.Finding.Id.ToString(),
        FindingSheets.Unit => row.UnitCode,
        FindingInput.Source => sheets.Of(row.Finding.Source.Kind),
        FindingInput.SourceTitle => row.Finding.Source.Title,
        FindingInput.Text => row.Finding.Text,
        FindingInput.Kind => row.Finding.Kind(rules),
        FindingInput.Severity => row.Finding.Severity(rules),
        FindingInput.Leader => row.Finding.Leader,
        FindingInput.Owner => row.Finding.Owner,
        FindingInput.Measure => row.Finding.Measure,
        FindingInput.Due => Day(row.Finding.Due),
        FindingSheets.Result => row.Finding.Result?.Text,
        FindingSheets.TrueOn => row.Finding.Result?.TrueOn is { } day ? Day(day) : null,
        FindingSheets.Checked => row.Finding.Closing?.Name,
        FindingSheets.Method => row.Finding.Closing is { } closing ? words["findings.method-" + closing.Method.ToString().ToLowerInvariant()] : null,
        FindingSheets.Seen => row.Finding.Closing?.Seen,
        FindingSheets.ClosedOn => row.Finding.Closing is { } closed ? Day(FindingLooks.Day(closed.At)) : null,
        _ => words.State(row.Finding, db.Today).Text,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
