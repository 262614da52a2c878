using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Plans;

/// <summary>How states of plans and tasks look and which words say them.</summary>
internal static class PlanLooks
{
    /// <param name="task">The task.</param>
    /// <param name="day">The day it is looked at: today, or the last day of a past month.</param>
    public static (Tone Tone, string Key) StateOn(this PlanTask task, DateOnly day)
    {
        var month = Month.From(day);
        return task.Drop?.Month <= month ? (Tone.Quiet, "plans.state-dropped")
            : task.Completion?.Month <= month ? (Tone.Good, task.Completion.Month > task.DueMonth ? "plans.state-done-late" : "plans.state-done")
            : !task.IsComplete ? (Tone.Watch, "plans.state-gap")
            : task.Due < day ? (Tone.Bad, "plans.state-overdue")
            : task.FromMonth > month ? (Tone.Quiet, "plans.state-ahead")
            : (Tone.Info, "plans.state-running");
    }

    public static (Tone Tone, string Key) State(this Plan plan) =>
        plan.Approval is not null ? (Tone.Good, "plans.in-force")
        : plan.Submission is not null ? (Tone.Info, "plans.awaiting-approval")
        : plan.Return is not null ? (Tone.Bad, "plans.sent-back")
        : plan.Versions > 0 ? (Tone.Watch, "plans.under-revision")
        : (Tone.Quiet, "plans.draft");

    public static (Tone Tone, string Key) Look(this Standing standing) => standing switch
    {
        Standing.Has => (Tone.Good, "plans.standing-has"),
        Standing.Lacks => (Tone.Bad, "plans.standing-lacks"),
        Standing.Awaited => (Tone.Watch, "plans.standing-awaited"),
        Standing.NotDue => (Tone.Quiet, "plans.standing-not-due"),
        _ => (Tone.Quiet, "plans.standing-exempt"),
    };

    /// <summary>The day a month is looked at: its last, or today while it runs.</summary>
    public static DateOnly DayIn(this Month month, DateOnly today) => today < month.Last ? today : month.Last;

    public static string Quantity(this Words words, double? target, string? unit) =>
        target is { } number ? number.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + (unit is null ? "" : "\u00A0" + unit) : "";

    public static string Span(this Words words, Month from, Month to) =>
        from == to ? words.ShortMonth(from) : from.Year == to.Year ? $"{words.ShortMonth(from)}\u2013{words.ShortMonth(to)}" : $"{from}\u2013{to}";
}
