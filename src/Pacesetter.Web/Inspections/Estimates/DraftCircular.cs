using System.Text;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Inspections.Estimates;

/// <summary>Drafts what all are told (通报) from the working papers: what is good, what is not and where, what is demanded. The office puts it into its own words.</summary>
public sealed class DraftCircular(ReadEstimates read, Words words)
{
    // Of those seen; above the first it is called good, below the second a problem of many.
    private const double Good = 0.8;
    private const double Common = 0.5;

    public async Task<string> RunAsync(InspectionFile file, CancellationToken cancellation = default)
    {
        var result = await read.RunAsync(file, cancellation);
        var (inspection, seen) = (file.Inspection, result.Questions.Where(one => one.Total.Seen > 0).ToList());
        var text = new StringBuilder();
        text.AppendLine(words["inspections.circular-head", file.Unit.Name, inspection.Title, inspection.From, inspection.To, result.Visits.Count]).AppendLine();
        Part(text, "inspections.circular-good", seen.Where(one => Share(one) >= Good).Select(one => words["inspections.circular-met", one.Question.Text, one.Total.Met, one.Total.Seen]));
        Part(text, "inspections.circular-bad", seen.Where(one => Share(one) < Good).SelectMany(one => Problems(file, result, one)).Concat(Refuted(result)));
        Part(text, "inspections.circular-demands", seen.Where(one => Share(one) < Good).Select(one => words[Share(one) < Common ? "inspections.circular-all" : "inspections.circular-named", one.Question.Text]));
        return text.ToString().TrimEnd();
    }

    private static double Share(QuestionEstimate one) => (double)one.Total.Met / one.Total.Seen;

    private void Part(StringBuilder text, string title, IEnumerable<string> lines)
    {
        text.AppendLine(words[title]);
        var said = lines.ToList();
        foreach (var (i, line) in said.Index()) text.AppendLine(words["inspections.circular-line", i + 1, line]);
        if (said.Count == 0) text.AppendLine(words["inspections.circular-nothing"]);
        text.AppendLine();
    }

    /// <summary>By name, with what was seen: that is what a circular is for.</summary>
    private IEnumerable<string> Problems(InspectionFile file, InspectionResult result, QuestionEstimate one)
    {
        yield return words["inspections.circular-met", one.Question.Text, one.Total.Met, one.Total.Seen];
        foreach (var (visit, unit) in result.Visits)
        {
            if (visit.Paper.Answer(one.Number) is { } answer && file.Rules.Grade(answer.Grade) is { Seen: true, Met: false } grade)
                yield return words["inspections.circular-unit", unit.Name, grade.Label, answer.Seen ?? ""];
        }
    }

    private IEnumerable<string> Refuted(InspectionResult result) =>
        from row in result.Visits
        from check in row.Visit.Paper.Checks
        where check.Confirmed == false
        select words["inspections.circular-refuted", row.Unit.Name, check.Seen ?? ""];
}
