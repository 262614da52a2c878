namespace Pacesetter.Web.Shell;

/// <summary>A look, not a meaning: shape and colour together (● ▲ ■ ◆ ○). What a light means is said by its text, which comes from the recipe.</summary>
public enum Tone
{
    Quiet,
    Good,
    Watch,
    Bad,
    Info,
}

/// <summary>Why there is no number. The four are never confused: nothing came, nothing happened, not yet expected, not expected of this unit.</summary>
public enum Absence
{
    Missing,
    Zero,
    NotDue,
    Exempt,
}

internal static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Good => "g",
        Tone.Watch => "y",
        Tone.Bad => "r",
        Tone.Info => "i",
        _ => "q",
    };

    /// <summary>The look of a light of the recipe.</summary>
    public static Tone Look(this Domain.Campaigns.LightRule light) => light.Color switch
    {
        Domain.Campaigns.LightColor.Ok => Tone.Good,
        Domain.Campaigns.LightColor.Warn => Tone.Watch,
        _ => Tone.Bad,
    };

    public static string Key(this Absence absence) => absence switch
    {
        Absence.Missing => "shell.missing",
        Absence.Zero => "shell.zero",
        Absence.NotDue => "shell.not-due",
        _ => "shell.exempt",
    };

    public static string Why(this Absence absence) => absence switch
    {
        Absence.Missing => "shell.missing-why",
        Absence.Zero => "shell.zero-why",
        Absence.NotDue => "shell.not-due-why",
        _ => "shell.exempt-why",
    };
}
