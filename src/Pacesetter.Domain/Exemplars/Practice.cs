namespace Pacesetter.Domain.Exemplars;

/// <summary>A way of working of an exemplary place that others may take over: written down by its unit, lent out by the unit above, used by whoever adopts it. Never compared, never ranked.</summary>
public sealed class Practice
{
    public const int TitleLength = 60;
    public const int TextLength = 1000;
    public const int ReasonLength = 200;

    private Practice() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>The entry of a register, such as a demonstration site, where it can be seen.</summary>
    public Guid EntryId { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public ExemplarStep Writing { get; private set; } = null!;

    public ExemplarStep? Loan { get; private set; }

    public ExemplarEnding? Withdrawal { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    /// <summary>Others may take it over.</summary>
    public bool IsLent => Loan is not null && Withdrawal is null;

    /// <param name="place">Campaign and unit.</param>
    /// <param name="entry">The place where it can be seen.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">exemplars.title-missing, exemplars.text-missing, exemplars.text-long.</exception>
    public static Practice Write((int Campaign, int Unit) place, Guid entry, string? title, string? text, ExemplarHand hand, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, EntryId = entry, Writing = hand.Step,
        Title = Demanded(title, "exemplars.title-missing", TitleLength), Text = Demanded(text, "exemplars.text-missing", TextLength),
    };

    /// <summary>The unit above lends it out.</summary>
    /// <exception cref="BrokenRule">exemplars.withdrawn, exemplars.lent-already.</exception>
    public void Lend(ExemplarHand hand)
    {
        BrokenRule.Unless(Withdrawal is null, "exemplars.withdrawn");
        BrokenRule.Unless(Loan is null, "exemplars.lent-already");
        Loan = hand.Step;
        Revision++;
    }

    /// <summary>It is lent no more; who uses it may go on.</summary>
    /// <exception cref="BrokenRule">exemplars.withdrawn, exemplars.reason-missing, exemplars.text-long.</exception>
    public void Withdraw(string? reason, ExemplarHand hand)
    {
        BrokenRule.Unless(Withdrawal is null, "exemplars.withdrawn");
        Withdrawal = hand.End(hand.Today, Demanded(reason, "exemplars.reason-missing", ReasonLength));
        Revision++;
    }

    /// <summary>Another unit takes it over, from a day that has come.</summary>
    /// <exception cref="BrokenRule">exemplars.not-lent, exemplars.own-practice, exemplars.day-ahead.</exception>
    public Adoption Adopt(int unit, DateOnly day, ExemplarHand hand, Guid? id = null)
    {
        BrokenRule.Unless(IsLent, "exemplars.not-lent");
        BrokenRule.Unless(unit != UnitId, "exemplars.own-practice");
        BrokenRule.Unless(day <= hand.Today, "exemplars.day-ahead", day);
        return new(id ?? Guid.CreateVersion7(), Id, CampaignId, unit, day, hand);
    }

    internal static string Demanded(string? text, string code, int most)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), code);
        BrokenRule.Unless(text!.Trim().Length <= most, "exemplars.text-long", most);
        return text.Trim();
    }
}

/// <summary>A unit uses the practice of another, from a day until it stops, and says why.</summary>
public sealed class Adoption
{
    private Adoption() { }

    internal Adoption(Guid id, Guid practice, int campaign, int unit, DateOnly day, ExemplarHand hand) =>
        (Id, PracticeId, CampaignId, UnitId, Day, Start) = (id, practice, campaign, unit, day, hand.Step);

    public Guid Id { get; private set; }

    public Guid PracticeId { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public DateOnly Day { get; private set; }

    public ExemplarStep Start { get; private set; } = null!;

    public ExemplarEnding? Ending { get; private set; }

    /// <exception cref="BrokenRule">exemplars.ended-already, exemplars.ends-before, exemplars.day-ahead, exemplars.reason-missing, exemplars.text-long.</exception>
    public void End(DateOnly day, string? reason, ExemplarHand hand)
    {
        BrokenRule.Unless(Ending is null, "exemplars.ended-already");
        BrokenRule.Unless(day >= Day, "exemplars.ends-before", Day);
        BrokenRule.Unless(day <= hand.Today, "exemplars.day-ahead", day);
        Ending = hand.End(day, Practice.Demanded(reason, "exemplars.reason-missing", Practice.ReasonLength));
    }
}

/// <summary>Somebody at work, when, and on which day in Beijing.</summary>
public readonly record struct ExemplarHand(int Account, string Name, DateTime At, DateOnly Today)
{
    internal ExemplarStep Step => new(Account, Name, At);

    internal ExemplarEnding End(DateOnly day, string reason) => new(Account, Name, At, day, reason);
}

public sealed record ExemplarStep(int By, string Name, DateTime At);

/// <param name="Day">From which day on it is so no more.</param>
public sealed record ExemplarEnding(int By, string Name, DateTime At, DateOnly Day, string Reason);
