using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>What the things on a desk take, by the model of <see cref="Effort"/>.</summary>
internal static class DeskEffort
{
    /// <summary>Reading every line, a sentence for what is late without one, a number for what has a target and is not finished, and one touch.</summary>
    public static int SecondsOf(MonthSheet sheet) => Effort.SecondsATouch + sheet.Tasks.Sum(task =>
    {
        var line = sheet.LineOf(task);
        var writes = line.Check(task, sheet.Month) is not null ? Effort.SecondsASentence : 0;
        var counts = task.Target is not null && line.State is not ProgressState.Done ? Effort.SecondsATouch + Effort.SecondsANumber : 0;
        return Effort.SecondsALine + writes + counts;
    });

    /// <summary>Reading every task, an owner or a day where one is lacking, and one touch.</summary>
    public static int SecondsOf(MonthPlan plan) =>
        Effort.SecondsATouch + plan.Tasks.Sum(task => Effort.SecondsALine + (task.IsComplete ? 0 : Effort.SecondsATouch + Effort.SecondsANumber));
}
