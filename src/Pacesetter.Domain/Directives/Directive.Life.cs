using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Directives;

/// <summary>The acts upon a directive. Each refuses with the reason before it changes anything.</summary>
public sealed partial class Directive
{
    /// <param name="recipe">The campaign's.</param>
    /// <param name="place">Campaign and issuing unit.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">Those of <see cref="DirectiveWording.Checked"/>.</exception>
    public static (Directive Directive, DirectiveText Text) Begin(Recipe recipe, (int Campaign, int Unit) place, DirectiveWording wording, DirectiveHand hand, DateTime at, DateOnly today, Guid? id = null)
    {
        var said = wording.Checked(recipe, today);
        var directive = new Directive { Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit };
        return (directive, directive.Take(said, hand, at));
    }

    /// <summary>Writes it anew. What was checked and signed was another version and has to be checked and signed again.</summary>
    /// <returns>The new version of the text.</returns>
    /// <exception cref="BrokenRule">directives.not-draft; those of <see cref="DirectiveWording.Checked"/>.</exception>
    public DirectiveText Rewrite(Recipe recipe, DirectiveWording wording, DirectiveHand hand, DateTime at, DateOnly today)
    {
        DemandDraft();
        return Take(wording.Checked(recipe, today), hand, at);
    }

    /// <summary>Units that get a copy for information; as part of the draft they may be changed with it.</summary>
    /// <exception cref="BrokenRule">directives.not-draft, directives.copies-many.</exception>
    public IReadOnlyList<DirectiveCopy> CopyTo(IReadOnlyCollection<int> units)
    {
        DemandDraft();
        BrokenRule.Unless(units.Count <= MostCopies, "directives.copies-many", MostCopies);
        return [.. units.Where(unit => unit != UnitId).Distinct().Select(unit => new DirectiveCopy(Id, unit, UnitId))];
    }

    /// <summary>Asks units for their opinions.</summary>
    /// <exception cref="BrokenRule">directives.not-draft, directives.checked-already, directives.nobody-asked, directives.due-holiday, directives.due-soon.</exception>
    public IReadOnlyList<DirectiveOpinion> Seek(Recipe recipe, IReadOnlyCollection<int> units, DateOnly due, DirectiveHand hand, DateTime at, DateOnly today)
    {
        DemandDraft();
        BrokenRule.Unless(!IsChecked, "directives.checked-already");
        BrokenRule.Unless(units.Count > 0, "directives.nobody-asked");
        var rules = recipe.Directives!;
        rules.DemandDue(recipe.WorkingDays, due, rules.ToHour, today);
        Seeking = new(hand.Account, hand.Name, at, due);
        Revision++;
        return [.. units.Select(unit => new DirectiveOpinion(Id, unit, UnitId))];
    }

    /// <summary>Somebody who did not write it has read it through.</summary>
    /// <param name="waiting">How many of the units asked have not said anything yet.</param>
    /// <exception cref="BrokenRule">directives.not-draft, directives.checked-already, directives.own-text, directives.opinions-open.</exception>
    public void PassCheck(int waiting, DirectiveHand hand, DateTime at, DateOnly today)
    {
        DemandDraft();
        BrokenRule.Unless(!IsChecked, "directives.checked-already");
        BrokenRule.Unless(hand.Account != Draft.By, "directives.own-text");
        BrokenRule.Unless(waiting == 0 || Seeking is null || Seeking.Due < today, "directives.opinions-open", waiting, Seeking?.Due);
        Check = new(hand.Account, hand.Name, at, Version);
        Revision++;
    }

    /// <summary>Signed (签发) by whoever answers for the unit.</summary>
    /// <exception cref="BrokenRule">directives.not-draft, directives.not-checked, directives.signed-already.</exception>
    public void Sign(DirectiveHand hand, DateTime at)
    {
        DemandDraft();
        BrokenRule.Unless(IsChecked, "directives.not-checked");
        BrokenRule.Unless(!IsSigned, "directives.signed-already");
        Signature = new(hand.Account, hand.Name, at, Version);
        Revision++;
    }

    /// <summary>Whether it may be issued today; asked before a number is taken.</summary>
    /// <param name="mark">The unit's mark.</param>
    /// <param name="units">How many units it reaches.</param>
    /// <exception cref="BrokenRule">directives.not-draft, directives.not-signed, directives.mark-wrong, directives.nobody-reached; those of <see cref="Issuing.DemandDue"/>.</exception>
    public void DemandIssuable(Recipe recipe, string mark, int units, DateOnly today)
    {
        DemandDraft();
        BrokenRule.Unless(IsSigned, "directives.not-signed");
        BrokenRule.Unless(mark.Length is > 0 and <= MarkLength && mark.All(char.IsLetter), "directives.mark-wrong", MarkLength);
        BrokenRule.Unless(units > 0, "directives.nobody-reached");
        if (Due is { } due) recipe.Directives!.DemandDue(recipe.WorkingDays, due, DueHour!.Value, today);
    }

    /// <summary>Issued under the number just taken, to the units that are fixed from here on.</summary>
    /// <exception cref="BrokenRule">Those of <see cref="DemandIssuable"/>.</exception>
    public IReadOnlyList<DirectiveReceipt> GiveOut(Recipe recipe, DirectiveSeries series, IReadOnlyCollection<int> units, DirectiveHand hand, DateTime at, DateOnly today)
    {
        DemandIssuable(recipe, series.Mark, units.Count, today);
        (Mark, Year, Number) = (series.Mark, series.Year, series.Last);
        Issue = new(hand.Account, hand.Name, at, Month.From(today), units.Count);
        Revision++;
        return [.. units.Select(unit => new DirectiveReceipt(Id, unit, UnitId))];
    }

    /// <summary>Revoked, replaced by another, or dropped before it was issued. The number stays taken.</summary>
    /// <param name="by">The directive that takes its place, already issued by the same unit; null: none.</param>
    /// <exception cref="BrokenRule">directives.ended-already, directives.reason-missing, directives.text-long, directives.successor-unknown.</exception>
    public void End(string? reason, Directive? by, DirectiveHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(Ending is null, "directives.ended-already");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(reason), "directives.reason-missing");
        BrokenRule.Unless(reason!.Trim().Length <= ReasonLength, "directives.text-long", ReasonLength);
        BrokenRule.Unless(by is null || (by.Id != Id && by.UnitId == UnitId && by.IsInForce && Issue is not null), "directives.successor-unknown");
        Ending = new(hand.Account, hand.Name, at, Month.From(today), reason.Trim(), by?.Id);
        Revision++;
    }

    private DirectiveText Take(DirectiveWording said, DirectiveHand hand, DateTime at)
    {
        (Kind, Title, RefinesId) = (said.Kind!, said.Title!, said.RefinesId);
        (Tiers, Fields, HeadId) = (string.Join(Between, said.For.Tiers), string.Join(Between, said.For.Fields), said.HeadId == 0 ? UnitId : said.HeadId);
        (Asked, Due, DueHour) = (AskedThing.ToText(said.Asked), said.Due, said.DueHour);
        Version++;
        Revision++;
        Draft = new(hand.Account, hand.Name, at, Version);
        return new(Id, Version, Title, said.Body!, hand.Account, hand.Name, at);
    }

    private void DemandDraft() => BrokenRule.Unless(IsDraft, "directives.not-draft");
}
