using System.Globalization;
using Pacesetter.Domain.Awards;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Awards;

/// <summary>Writes the candidates of a round as a workbook, as far as the viewer may see, each fact in a column of its own.</summary>
public sealed class ExportCandidates(ReadAwards read, GatherFacts gather, Words words)
{
    private static readonly string[] Keys =
        ["title", "candidate", "post", "unit-code", "unit", "state", "reason-for", "against", "plans-expected", "plans-present", "tasks-due", "tasks-in-time", "reported-done", "verified", "refuted", "pledges-made", "pledges-kept", "pledges-broken", "answers", "satisfied", "findings-open", "verdicts"];

    /// <param name="to">Left open; need not seek.</param>
    public async Task RunAsync(Stream to, RoundFile file, CancellationToken cancellation = default)
    {
        var rows = await read.CandidatesAsync(file, judge: false, cancellation);
        var facts = await gather.RunAsync(file.Campaign, file.Recipe, [.. rows.Select(row => Standing.Of(row.Candidate))], cancellation);
        Column[] columns = [.. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "awards." + key), words.In(Reading.English, "awards." + key)))];
        await SheetWriter.WriteXlsxAsync(to, words["awards.candidates"], columns, LinesAsync(file, rows, facts), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> LinesAsync(RoundFile file, IReadOnlyList<CandidateRow> rows, IReadOnlyDictionary<Standing, AwardFacts> facts)
    {
        foreach (var title in file.Rules.Titles)
            foreach (var row in rows.Where(row => row.Candidate.Title == title.Key))
            {
                var (one, known) = (row.Candidate, facts[Standing.Of(row.Candidate)]);
                yield return
                [
                    title.Label.ToString(), one.Name, one.Post, row.Unit.Code, row.Unit.Name, words.State(one, file.Round, row.AtName).Text, one.Reason, words.List(row.Against.Select(hindrance => words["awards.short-" + hindrance.Measure])),
                    .. Numbers(known).Select(number => number.ToString(CultureInfo.InvariantCulture)),
                ];
            }
        await Task.CompletedTask;
    }

    private static int[] Numbers(AwardFacts known) =>
    [
        known.Plans.Expected, known.Plans.Present, known.Tasks.Due, known.Tasks.DoneInTime, known.Reported.Done, known.Reported.Verified, known.Reported.Refuted,
        known.Pledges.Made, known.Pledges.Kept, known.Pledges.Broken, known.Voices.Answers, known.Voices.Satisfied, known.Open.Values.Sum(), known.Verdicts,
    ];
}
