using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Directives;

/// <summary>A paper of an office (公文): drafted, perhaps shown round, checked, signed, issued under a number, replaced or revoked. Each step is a fact with who and when; the acts upon it stand in <c>Directive.Life.cs</c>.</summary>
public sealed partial class Directive
{
    public const int TitleLength = 120;
    public const int BodyLength = 30_000;
    public const int MarkLength = 20;
    public const int ReasonLength = 500;
    public const int MostThings = 12;
    public const int MostAttachments = 10;
    public const int MostCopies = 30;
    public const int AskedLength = 4_000;
    public const int AudienceLength = 1_000;

    private const char Between = ' ';

    private Directive() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The unit that issues it.</summary>
    public int UnitId { get; private set; }

    /// <summary>Key of one of the recipe's kinds.</summary>
    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Number of the newest text; goes up whenever anything that is checked and signed changes.</summary>
    public int Version { get; private set; }

    /// <summary>Keys of the tiers meant, with a blank between them; empty: all.</summary>
    public string Tiers { get; private set; } = "";

    /// <summary>Keys of the fields meant, with a blank between them; empty: all.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>The unit below which the units meant stand.</summary>
    public int HeadId { get; private set; }

    /// <summary>The things asked, as JSON.</summary>
    public string Asked { get; private set; } = "";

    public DateOnly? Due { get; private set; }

    /// <summary>Hour of the day in Beijing.</summary>
    public int? DueHour { get; private set; }

    public Guid? RefinesId { get; private set; }

    /// <summary>Who wrote the newest text.</summary>
    public DirectiveStep Draft { get; private set; } = null!;

    public DirectiveSeeking? Seeking { get; private set; }

    public DirectiveStep? Check { get; private set; }

    public DirectiveStep? Signature { get; private set; }

    public DirectiveIssue? Issue { get; private set; }

    /// <summary>The mark of the issuing unit in its number (机关代字); with year and number, given at issue only.</summary>
    public string? Mark { get; private set; }

    public int? Year { get; private set; }

    public int? Number { get; private set; }

    public DirectiveEnding? Ending { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    /// <summary>The number as offices write it (发文字号, GB/T 9704): mark, year in hexagonal brackets, running number; null before it is issued.</summary>
    public string? NumberText => Number is null ? null : FormattableString.Invariant($"{Mark}\u3014{Year}\u3015{Number}\u53F7");

    public Audience For => new(Split(Tiers), Split(Fields), []);

    public IReadOnlyList<AskedThing> Things => AskedThing.FromText(Asked);

    /// <summary>The newest text was checked.</summary>
    public bool IsChecked => Check?.Version == Version;

    /// <summary>The newest text was signed.</summary>
    public bool IsSigned => Signature?.Version == Version;

    public bool IsDraft => Issue is null && Ending is null;

    /// <summary>Issued, and neither replaced nor revoked.</summary>
    public bool IsInForce => Issue is not null && Ending is null;

    /// <summary>What it takes each unit it was issued to in a month: reading it in the first, what is asked once in the month it is due, and a month's share of what comes again until it ends.</summary>
    /// <param name="signs">Length of its text.</param>
    public int SecondsIn(Month month, int signs)
    {
        if (Issue is not { } issue || month < issue.Month || (Ending is { } ending && month > ending.Month)) return 0;
        var load = new AskedLoad(Things, signs);
        var once = Due is { } due && Month.From(due) > issue.Month ? Month.From(due) : issue.Month;
        return (month == issue.Month ? load.SecondsToReceive : 0) + (month == once ? load.SecondsOnce : 0) + load.SecondsAMonth;
    }

    private static string[] Split(string keys) => keys.Split(Between, StringSplitOptions.RemoveEmptyEntries);
}
