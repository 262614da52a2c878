namespace Pacesetter.Domain.Diagnosis;

/// <summary>
/// Early warning by the simplest thing that works: who did less than the bound in time over the last months together is likely to do so again in the next, and who did
/// less in the year so far is likely to end it so. What it is worth is not claimed but counted, on the months and years that are over.
/// </summary>
public static class Forecast
{
    /// <summary>How many months are looked back on.</summary>
    public const int Months = 3;

    /// <summary>The share in time so far; null where too little was due to tell.</summary>
    /// <param name="past">Tasks due and done in time, month by month.</param>
    public static double? Pace(IEnumerable<(int Due, int Done)> past)
    {
        var (due, done) = past.Aggregate((Due: 0, Done: 0), (sum, month) => (sum.Due + month.Due, sum.Done + month.Done));
        return due < Diagnosing.FewTasks ? null : (double)done / due;
    }
}

/// <summary>How warnings of the past turned out.</summary>
/// <param name="Hits">Warned, and missed it.</param>
/// <param name="FalseAlarms">Warned, and did not.</param>
/// <param name="Missed">Not warned, and missed it.</param>
/// <param name="Quiet">Not warned, and did not.</param>
public readonly record struct HitRate(int Hits, int FalseAlarms, int Missed, int Quiet)
{
    /// <summary>Of the warnings, how many came true.</summary>
    public double? Precision => Hits + FalseAlarms == 0 ? null : (double)Hits / (Hits + FalseAlarms);

    /// <summary>Of what was missed, how much was warned of.</summary>
    public double? Recall => Hits + Missed == 0 ? null : (double)Hits / (Hits + Missed);

    /// <summary>The share that misses it anyway: what a warning of everybody would be worth.</summary>
    public double? Base => Hits + FalseAlarms + Missed + Quiet is > 0 and var all ? (double)(Hits + Missed) / all : null;

    public HitRate With(bool warned, bool missed) => (warned, missed) switch
    {
        (true, true) => this with { Hits = Hits + 1 },
        (true, false) => this with { FalseAlarms = FalseAlarms + 1 },
        (false, true) => this with { Missed = Missed + 1 },
        _ => this with { Quiet = Quiet + 1 },
    };
}
