using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Diagnosis;

/// <summary>What a rule says of a unit in a month, the unit's answer, what the office makes of it, and the help that follows.</summary>
public sealed class Verdict
{
    public const int TextLength = 500;
    public const int NameLength = 60;

    private Verdict() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public Month Month { get; private set; }

    /// <summary>Key of one of the recipe's rules.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>Something must be done; otherwise it is worth a look.</summary>
    public bool Acts { get; private set; }

    public decimal Value { get; private set; }

    public int Part { get; private set; }

    public int Whole { get; private set; }

    /// <summary>The middle of the units alike (same tier and field), and how many they are; null where they are too few to compare.</summary>
    public decimal? PeerMedian { get; private set; }

    public int Peers { get; private set; }

    public DateTime At { get; private set; }

    /// <summary>The rule no longer speaks of the unit; what people have said about it stays.</summary>
    public DateTime? LiftedAt { get; private set; }

    public Answer? Answer { get; private set; }

    public Decision? Decision { get; private set; }

    public Guidance? Guidance { get; private set; }

    public Recheck? Recheck { get; private set; }

    public int Revision { get; private set; }

    public Measured Figure => new(Value, Part, Whole);

    /// <summary>Somebody has said something about it, so it is not taken away when the figures change.</summary>
    public bool IsTouched => Answer is not null || Decision is not null || Guidance is not null;

    public bool IsConfirmed => Decision is { Outcome: Outcome.Confirmed };

    public static Verdict Of(int campaign, int unit, Month month, Ruling ruling, (decimal Median, int Count)? peers, DateTime at)
    {
        var verdict = new Verdict { Id = Guid.CreateVersion7(), CampaignId = campaign, UnitId = unit, Month = month, Rule = ruling.Rule };
        verdict.Take(ruling, peers, at);
        return verdict;
    }

    /// <summary>The verdict that no figure can pass: a person says that the unit does not want to, after reminders that nobody answered.</summary>
    /// <exception cref="BrokenRule">diagnosis.reason-missing, diagnosis.text-long, diagnosis.not-enough-reminders.</exception>
    public static Verdict Pass(DiagnosisRule rule, (int Campaign, int Unit) place, Month month, int reminders, string? reason, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(rule.PersonDecides, "diagnosis.not-for-a-person");
        BrokenRule.Unless(reminders >= rule.Watch, "diagnosis.not-enough-reminders", (int)rule.Watch);
        var verdict = new Verdict { Id = Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Month = month, Rule = rule.Key, Acts = reminders >= rule.Act, Value = reminders, Part = reminders, At = at };
        verdict.Decision = new(who.By, who.Name, at, Outcome.Confirmed, Demanded(reason, "diagnosis.reason-missing"));
        return verdict;
    }

    /// <summary>The rule still speaks of the unit, with the figures of now.</summary>
    /// <returns>Whether anything is different.</returns>
    public bool Renew(Ruling ruling, (decimal Median, int Count)? peers, DateTime at)
    {
        var same = LiftedAt is null && (Value, Part, Whole, Acts) == (ruling.Figure.Value, ruling.Figure.Part, ruling.Figure.Whole, ruling.Acts);
        // What was decided about stays as it was decided about.
        if (same || (Decision is not null && LiftedAt is null)) return false;
        if (Decision is null) Take(ruling, peers, at);
        LiftedAt = null;
        Revision++;
        return true;
    }

    /// <summary>The rule no longer speaks of the unit.</summary>
    public void Lift(DateTime at)
    {
        LiftedAt ??= at;
        Revision++;
    }

    /// <exception cref="BrokenRule">diagnosis.decided, diagnosis.answer-missing, diagnosis.text-long.</exception>
    public void Reply(string? text, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(Decision is null or { Outcome: Outcome.Suspended }, "diagnosis.decided");
        Answer = new(who.By, who.Name, at, Demanded(text, "diagnosis.answer-missing"));
        Revision++;
    }

    /// <summary>Whoever answered for the unit does not decide about it.</summary>
    /// <exception cref="BrokenRule">diagnosis.own-answer, diagnosis.guided, diagnosis.reason-missing, diagnosis.text-long.</exception>
    public void Decide(Outcome outcome, string? reason, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(Answer?.By != who.By, "diagnosis.own-answer");
        BrokenRule.Unless(Guidance is null || outcome == Outcome.Confirmed, "diagnosis.guided");
        Decision = new(who.By, who.Name, at, outcome, Demanded(reason, "diagnosis.reason-missing"));
        Revision++;
    }

    /// <exception cref="BrokenRule">diagnosis.not-confirmed, diagnosis.remedy-unknown, diagnosis.owner-missing, diagnosis.recheck-past, diagnosis.text-long.</exception>
    public void Guide(DiagnosisRule rule, string? remedy, string? owner, DateOnly? recheckOn, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(IsConfirmed, "diagnosis.not-confirmed");
        BrokenRule.Unless(remedy is not null && rule.Remedies.Contains(remedy), "diagnosis.remedy-unknown");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(owner), "diagnosis.owner-missing");
        BrokenRule.Unless(owner!.Trim().Length <= NameLength, "diagnosis.text-long", NameLength);
        BrokenRule.Unless(recheckOn is { } day && day > DateOnly.FromDateTime(at.AddHours(8)), "diagnosis.recheck-past");
        (Guidance, Recheck) = (new(who.By, who.Name, at, remedy!, owner.Trim(), recheckOn!.Value), null);
        Revision++;
    }

    /// <summary>Looks at the same figure again, and says what became of the help.</summary>
    /// <exception cref="BrokenRule">diagnosis.not-guided, diagnosis.note-missing, diagnosis.text-long.</exception>
    public void LookAgain(Measured now, string? note, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(Guidance is not null, "diagnosis.not-guided");
        Recheck = new(who.By, who.Name, at, now.Value, now.Part, now.Whole, Demanded(note, "diagnosis.note-missing"));
        Revision++;
    }

    private void Take(Ruling ruling, (decimal Median, int Count)? peers, DateTime at)
    {
        (Value, Part, Whole, Acts, At) = (ruling.Figure.Value, ruling.Figure.Part, ruling.Figure.Whole, ruling.Acts, at);
        (PeerMedian, Peers) = peers is { } alike && alike.Count >= Diagnosing.FewUnits ? ((decimal?)alike.Median, alike.Count) : (null, 0);
    }

    private static string Demanded(string? text, string code)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), code);
        BrokenRule.Unless(text!.Trim().Length <= TextLength, "diagnosis.text-long", TextLength);
        return text.Trim();
    }
}
