using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary>A plan of a unit as the table that goes with a paper (配档表).</summary>
public sealed class SetPlan(PacesetterDb db, Words words)
{
    public OfficialPaper Run(PlanFile file)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var (plan, tasks) = (file.Plan, file.Shown.Concat(file.Lagging).Where(task => task.Drop is null).ToList());
        var span = plan.FromMonth == plan.ToMonth ? words.Month(plan.FromMonth) : words["plans.span", plan.FromMonth, plan.ToMonth];
        var (state, at) = plan switch
        {
            { Approval: { } approval } => ("plans.paper-approved", approval.At),
            { Submission: { } submission } => ("plans.paper-submitted", submission.At),
            _ => ("plans.paper-draft", db.Now),
        };
        return new()
        {
            Title = $"{file.Unit.Name}{span}\n{words["plans.paper-title", file.View.Kind.Label]}", Body = words[state, tasks.Count], Signature = file.Unit.Name, Date = DateOnly.FromDateTime(at.AddHours(8)),
            Table = new(
            [
                new(words["plans.column-order"], 12, Centred: true), new(words["plans.column-title"], 60), new(words["plans.column-measure"], 60), new(words["plans.paper-lead"], 32, Centred: true),
                new(words["plans.column-owner"], 24, Centred: true), new(words["plans.column-due"], 37, Centred: true),
            ], [.. tasks.Select((task, i) => Row(i + 1, task, file.Unit.Name))], Wide: true),
        };
    }

    private IReadOnlyList<string> Row(int number, PlanTask task, string unit) =>
    [
        number.ToString(CultureInfo.InvariantCulture), task.Title, task.Measure ?? "",
        string.IsNullOrWhiteSpace(task.Supporters) ? unit : words["plans.paper-with", unit, task.Supporters], task.Owner ?? "", task.Due is { } due ? words.Day(due) : "",
    ];
}
