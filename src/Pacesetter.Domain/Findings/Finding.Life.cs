using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Findings;

/// <summary>The acts upon a finding. Each refuses with the reason before it changes anything.</summary>
public sealed partial class Finding
{
    /// <param name="rules">The campaign's.</param>
    /// <param name="place">Campaign and unit.</param>
    /// <param name="wording">What is wrong, and who is to put it right.</param>
    /// <param name="entry">Who and when.</param>
    /// <param name="entered">The day in Beijing.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">Those of <see cref="FindingWording.Checked"/>.</exception>
    public static Finding Enter(Rectifying rules, (int Campaign, int Unit) place, FindingWording wording, FindingEntry entry, DateOnly entered, Guid? id = null)
    {
        var said = wording.Checked(rules, entered);
        var finding = new Finding
        {
            Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Entry = entry,
            Text = said.Text!, Kind = said.Kind!, Severity = said.Severity!, Source = said.Source, RecursId = said.RecursId,
        };
        finding.DueOn(said.Due!.Value);
        finding.Touch(Of(entry.By));
        finding.Take(said.Charge);
        return finding;
    }

    /// <summary>Says who answers for it and what is to be done.</summary>
    /// <exception cref="BrokenRule">findings.closed, findings.reported, findings.owner-missing, findings.measure-missing, findings.text-long.</exception>
    public void Assign(Charge charge)
    {
        DemandWork();
        charge = charge.Checked();
        BrokenRule.Unless(charge.Owner is not null, "findings.owner-missing");
        BrokenRule.Unless(charge.Measure is not null, "findings.measure-missing");
        Take(charge);
        Revision++;
    }

    /// <summary>A step on the way.</summary>
    /// <exception cref="BrokenRule">findings.closed, findings.reported, findings.step-missing, findings.text-long.</exception>
    public FindingStep Note(string? text, FindingHand hand, DateTime at)
    {
        DemandWork();
        return Keep(Demanded(text, "findings.step-missing"), hand, at);
    }

    /// <summary>It is put right, says whoever did it.</summary>
    /// <param name="trueOn">The day on which what the file shows was so.</param>
    /// <exception cref="BrokenRule">findings.closed, findings.reported, findings.owner-missing, findings.result-missing, findings.true-later, findings.text-long.</exception>
    public void Report(string? text, Guid? evidence, DateOnly? trueOn, FindingHand hand, DateTime at, DateOnly today)
    {
        DemandWork();
        BrokenRule.Unless(Owner is not null, "findings.owner-missing");
        var said = Demanded(text, "findings.result-missing");
        BrokenRule.Unless(trueOn is null || trueOn <= today, "findings.true-later");
        (Result, Return, Impossible) = (new(hand.Account, hand.Name, at, said, evidence, evidence is null ? null : trueOn ?? today), null, null);
        Touch(Of(hand.Account));
        Revision++;
    }

    /// <summary>Strikes it off: only somebody who neither entered nor owned nor reported it.</summary>
    /// <param name="seen">What was seen.</param>
    /// <exception cref="BrokenRule">findings.closed, findings.not-reported, findings.own, findings.seen-missing, findings.text-long.</exception>
    public void Close(CheckedBy method, string? seen, FindingHand hand, DateTime at, Month month)
    {
        DemandJudge(hand);
        Closing = new(hand.Account, hand.Name, at, month, method, Demanded(seen, "findings.seen-missing"));
        Revision++;
    }

    /// <summary>Not good enough: the result is kept among the steps, and the work goes on.</summary>
    /// <exception cref="BrokenRule">findings.closed, findings.not-reported, findings.own, findings.reason-missing, findings.text-long.</exception>
    public FindingStep SendBack(string? reason, FindingHand hand, DateTime at)
    {
        DemandJudge(hand);
        Return = new(hand.Account, hand.Name, at, Demanded(reason, "findings.reason-missing"));
        var result = Result!;
        Result = null;
        return Keep(result.Text, new(result.By, result.Name), result.At);
    }

    /// <summary>The unit cannot put it right for reasons outside it.</summary>
    /// <exception cref="BrokenRule">findings.closed, findings.reported, findings.impossible-already, findings.reason-missing, findings.text-long.</exception>
    public void CallImpossible(string? reason, FindingHand hand, DateTime at)
    {
        DemandWork();
        BrokenRule.Unless(Impossible is null, "findings.impossible-already");
        Impossible = new(hand.Account, hand.Name, at, Demanded(reason, "findings.reason-missing"));
        Touch(Of(hand.Account));
        Revision++;
    }

    /// <summary>The unit above decides about an impossibility.</summary>
    /// <param name="due">The new day; null releases the unit.</param>
    /// <exception cref="BrokenRule">findings.closed, findings.not-impossible, findings.own, findings.due-past, findings.reason-missing, findings.text-long.</exception>
    public void Rule(DateOnly? due, string? reason, FindingHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(IsOpen, "findings.closed");
        BrokenRule.Unless(Impossible is not null, "findings.not-impossible");
        BrokenRule.Unless(!IsOwn(hand), "findings.own");
        BrokenRule.Unless(due is null || due >= today, "findings.due-past", due);
        Ruling = new(hand.Account, hand.Name, at, Month.From(today), due is null, Demanded(reason, "findings.reason-missing"), Due);
        if (due is { } day)
        {
            DueOn(day);
            Impossible = null;
        }
        Revision++;
    }

    private FindingStep Keep(string text, FindingHand hand, DateTime at)
    {
        Revision++;
        return new(Id, ++Steps, UnitId, hand.Account, hand.Name, at, text);
    }

    private void DemandWork()
    {
        BrokenRule.Unless(IsOpen, "findings.closed");
        BrokenRule.Unless(Result is null, "findings.reported");
    }

    private void DemandJudge(FindingHand hand)
    {
        BrokenRule.Unless(IsOpen, "findings.closed");
        BrokenRule.Unless(Result is not null, "findings.not-reported");
        BrokenRule.Unless(!IsOwn(hand), "findings.own");
    }

    private void DueOn(DateOnly day) => (Due, DueMonth) = (day, Month.From(day));

    private static string Demanded(string? text, string code)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), code);
        BrokenRule.Unless(text!.Trim().Length <= ReasonLength, "findings.text-long", ReasonLength);
        return text.Trim();
    }
}
