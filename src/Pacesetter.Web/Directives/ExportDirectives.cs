using System.Globalization;
using Pacesetter.Domain.Directives;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

/// <summary>Writes the register of a unit and the receipts of a directive as workbooks, as far as the viewer may see.</summary>
public sealed class ExportDirectives(ReadRegister register, ReadReceipts receipts, Words words)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <param name="to">Left open; need not seek.</param>
    /// <param name="mark">Null: all marks of the year.</param>
    public Task RegisterAsync(Stream to, Place place, int year, string? mark, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["directives.register"], Columns("numbered", "kind", "title", "issued-on", "signed", "units", "state", "reason"), RegisterRowsAsync(place, year, mark), English, cancellation);

    /// <param name="to">Left open; need not seek.</param>
    public Task ReceiptsAsync(Stream to, DirectiveFile file, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["directives.receipts"], Columns("unit-code", "unit", "signed-name", "signed-at", "last-reminded"), ReceiptRowsAsync(file.Directive), English, cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string?>> RegisterRowsAsync(Place place, int year, string? mark)
    {
        await foreach (var row in register.RowsAsync(place.Unit, year, mark))
            yield return
            [
                row.NumberText, place.Recipe!.Directives!.Kind(row.Kind)?.Label.ToString() ?? row.Kind, row.Title, Day(row.Issue!.At), row.Signature!.Name,
                row.Issue.Units.ToString(CultureInfo.InvariantCulture), words.State(row).Text, row.Ending?.Reason,
            ];
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> ReceiptRowsAsync(Directive directive)
    {
        await foreach (var row in receipts.AllAsync(directive))
            yield return [row.Code, row.Name, row.Signature?.Name, row.Signature is { } signed ? signed.At.AddHours(8).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null, row.Reminded is { } at ? Day(at) : null];
    }

    private IReadOnlyList<Column> Columns(params string[] keys) =>
        [.. keys.Select(key => new Column(key, words.In(Reading.Chinese, "directives." + key), words.In(Reading.English, "directives." + key)) { Kind = key switch { "issued-on" or "last-reminded" => ColumnKind.Day, "units" => ColumnKind.Number, _ => ColumnKind.Text } })];

    private static string Day(DateTime at) => DirectiveLooks.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
