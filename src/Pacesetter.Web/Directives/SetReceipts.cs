using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Directives;

/// <summary>Who has signed for a directive and who has not, as a list to file, as far as the viewer may see.</summary>
public sealed class SetReceipts(PacesetterDb db, ReadReceipts receipts, Words words)
{
    /// <param name="file">Of a directive that is issued.</param>
    /// <exception cref="Domain.BrokenRule">official.rows-many.</exception>
    public async Task<OfficialPaper> RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var (directive, list) = (file.Directive, await receipts.RunAsync(file.Directive, unread: false, limit: PaperTable.MostRows, cancellation: cancellation));
        PaperTable.DemandFits(list.Total);
        return new()
        {
            Title = words["directives.receipts-title", directive.Title],
            Body = words["directives.receipts-said", directive.NumberText, DirectiveLooks.Day(directive.Issue!.At), words.DayAndTime(db.Now), list.Total, list.Total - list.Unread, list.Unread],
            Table = new(
                [new(words["directives.row"], 5, Centred: true), new(words["directives.unit"], 24), new(words["directives.signed-name"], 10, Centred: true), new(words["directives.signed-at"], 20, Centred: true)],
                [.. list.Rows.Select((row, i) => (IReadOnlyList<string>)[(i + 1).ToString(CultureInfo.InvariantCulture), row.Name, row.Signature?.Name ?? "", row.Signature is { } signed ? words.DayAndTime(signed.At) : words["directives.unsigned"]])]),
            Signature = file.Unit.Name, Date = db.Today,
        };
    }
}
