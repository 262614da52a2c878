using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Reports;

/// <summary>
/// How long a piece of desk work takes: a keystroke-level model (Card, Moran and Newell 1980) with the times of an unhurried reader on a
/// phone. What the desk promises is computed from nothing else; docs/effort.md explains the numbers.
/// </summary>
internal static class Effort
{
    /// <summary>To find one's way on a page that has opened.</summary>
    public const int SecondsAPage = 5;

    /// <summary>To read a task and decide.</summary>
    public const int SecondsALine = 3;

    /// <summary>To aim and touch.</summary>
    public const int SecondsATouch = 2;

    /// <summary>To type a number.</summary>
    public const int SecondsANumber = 5;

    /// <summary>To think of a sentence of about fifteen characters and type it.</summary>
    public const int SecondsASentence = 25;

    /// <summary>Reading every line, a sentence for what is late without one, a number for what has a target and is not finished, and one touch.</summary>
    public static int SecondsOf(MonthSheet sheet) => SecondsATouch + sheet.Tasks.Sum(task =>
    {
        var line = sheet.LineOf(task);
        var writes = line.Check(task, sheet.Month) is not null ? SecondsASentence : 0;
        var counts = task.Target is not null && line.State is not ProgressState.Done ? SecondsATouch + SecondsANumber : 0;
        return SecondsALine + writes + counts;
    });

    /// <summary>Reading every task, an owner or a day where one is lacking, and one touch.</summary>
    public static int SecondsOf(MonthPlan plan) =>
        SecondsATouch + plan.Tasks.Sum(task => SecondsALine + (task.IsComplete ? 0 : SecondsATouch + SecondsANumber));

    /// <summary>Whole minutes, never less than one.</summary>
    public static int Minutes(int seconds) => Math.Max(1, (seconds + 59) / 60);
}
