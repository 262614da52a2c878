namespace Pacesetter.Domain.Campaigns;

/// <summary>
/// How long a piece of desk work takes: a keystroke-level model (Card, Moran and Newell 1980) with the times of an unhurried reader on a
/// phone. What the desk promises and what a directive is said to cost are computed from nothing else; docs/effort.md explains the numbers.
/// </summary>
public static class Effort
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

    /// <summary>To find a file, look whether it is the right one, and hand it over.</summary>
    public const int SecondsAFile = 90;

    /// <summary>To receive somebody on site and show them what there is.</summary>
    public const int SecondsAVisit = 3600;

    /// <summary>Signs of Chinese text read in a second.</summary>
    public const int SignsASecond = 6;

    /// <summary>A field is read, touched and filled in with a number or a word.</summary>
    public const int SecondsAField = SecondsALine + SecondsATouch + SecondsANumber;

    /// <summary>Whole minutes, never less than one.</summary>
    public static int Minutes(int seconds) => Math.Max(1, (seconds + 59) / 60);
}
