using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Appraisals.Excel;

/// <summary>
/// Writes the results of a subtree, a row for each question: counts first, then the rate with what it was divided by. What too few answered has no numbers
/// here either, since it was never made.
/// </summary>
public sealed class ExportRounds(PacesetterDb db, Words words)
{
    private static readonly string[] Before = ["unit", "name", "round", "closed", "expected", "returned", "spoiled", "subject", "item"];
    private static readonly string[] After = ["blank", "answers", "satisfied", "rate"];

    /// <param name="to">Left open; need not seek.</param>
    /// <param name="place">The subtree; rounds closed by its month.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public Task RunAsync(Stream to, Place place, CancellationToken cancellation = default)
    {
        var grades = place.Recipe!.Appraisal!.Grades;
        Column[] columns = [.. Before.Select(Named), .. grades.Select(grade => new Column("grade-" + grade.Key, grade.Label.Zh, grade.Label.En ?? grade.Label.Zh)), .. After.Select(Named)];
        return SheetWriter.WriteXlsxAsync(to, words["appraisals.results"], columns, RowsAsync(place, grades), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);
    }

    private Column Named(string key) => new(key, words.In(Reading.Chinese, "appraisals.column-" + key), words.In(Reading.English, "appraisals.column-" + key));

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place, IReadOnlyList<Grade> grades)
    {
        var (month, campaign, head) = (place.Month, place.Campaign!.Id, place.Unit.Id);
        var rows =
            from round in db.AppraisalRounds.AsNoTracking()
            join unit in db.Units on round.UnitId equals unit.Id
            where round.CampaignId == campaign && round.Closing != null && round.Closing.Month <= month
                && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month)
            orderby unit.Ordinal, unit.Id, round.Id
            select new { Round = round, Unit = unit };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var file = new RoundFile(row.Round, row.Unit, place.Campaign, place.Recipe!, 0, 0);
            var result = row.Round.Result!;
            for (var question = 0; question < file.Form.Questions; question++) yield return Line(file, question, result.Items[question], grades);
        }
    }

    private string?[] Line(RoundFile file, int question, ItemResult? item, IReadOnlyList<Grade> grades)
    {
        var (subject, place) = Math.DivRem(question, file.Form.Items.Count);
        var (round, closing) = (file.Round, file.Round.Closing!);
        string?[] told = [file.Unit.Code, file.Unit.Name, round.Title, closing.Month.ToString(), Text(round.Expected), Text(closing.Returned), Text(closing.Spoiled), file.Form.Subjects[subject].Name, file.Item(place)];
        if (item?.Sum(file.Form) is not { } sum) return [.. told, .. grades.Select(_ => (string?)null), null, null, null, words["appraisals.hidden", file.Form.HideBelow]];
        return [.. told, .. grades.Select(grade => Marks(file.Form, item, grade.Key)), Text(item.Blank), Text(sum.Answers), Text(sum.Satisfied), words.Percent(sum.Satisfied, sum.Answers)];
    }

    // A round asked by the grades of its own day.
    private static string? Marks(BallotForm form, ItemResult item, string key) =>
        form.Grades.Index().Where(grade => grade.Item.Key == key).Select(grade => Text(item.Marks[grade.Index])).FirstOrDefault();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
