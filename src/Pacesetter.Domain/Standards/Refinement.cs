using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Standards;

/// <summary>
/// A standard item made concrete by a unit for itself and what lies below it (具体化): what exactly, how one sees it, whom one asks. It is never rewritten:
/// another wording is another refinement, which takes this one's place from a month on.
/// </summary>
public sealed class Refinement
{
    private Refinement() { }

    /// <param name="from">The first month it holds in.</param>
    /// <exception cref="BrokenRule">Those of <see cref="RefinementWording.Demand"/>.</exception>
    public Refinement(int campaignId, int unitId, RefinementWording wording, Month from, int by, DateTime at)
    {
        wording = wording.Trimmed();
        wording.Demand();
        (CampaignId, UnitId, FromMonth, By, At) = (campaignId, unitId, from, by, at);
        (Item, Text, CheckedBy, Asked) = (wording.Item, wording.Text, wording.CheckedBy, wording.Asked);
        (Tiers, Fields, Industries) = (wording.Tiers, wording.Fields, wording.Industries);
        Threshold = wording.Threshold;
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>Key of a standard item.</summary>
    public string Item { get; private set; } = "";

    public string Text { get; private set; } = "";

    public CheckedBy CheckedBy { get; private set; }

    /// <summary>Who is asked, in words.</summary>
    public string? Asked { get; private set; }

    /// <summary>Keys of tiers apart by blanks; empty: all.</summary>
    public string Tiers { get; private set; } = "";

    public string Fields { get; private set; } = "";

    public string Industries { get; private set; } = "";

    public Threshold? Threshold { get; private set; }

    public Month FromMonth { get; private set; }

    /// <summary>The wording whose place it took.</summary>
    public Guid? ReplacesId { get; private set; }

    public int By { get; private set; }

    public DateTime At { get; private set; }

    public Ending? Ending { get; private set; }

    public RefinementWording Wording => new(Item, Text, CheckedBy) { Asked = Asked, Tiers = Tiers, Fields = Fields, Industries = Industries, Threshold = Threshold };

    public bool HoldsIn(Month month) => FromMonth <= month && (Ending is null || month < Ending.Month);

    /// <summary>Whether it speaks to a unit, by the keys of its tier, field and industry; empty for a unit without one.</summary>
    public bool Concerns(string tier, string field, string industry) => Wording.Concerns(tier, field, industry);

    /// <summary>Another wording takes its place from a month on; this one ends there.</summary>
    /// <param name="wording">Of the same item.</param>
    /// <param name="month">The first month in which it holds.</param>
    /// <param name="by">The account that does it.</param>
    /// <param name="at">When.</param>
    /// <param name="id">Null: a new key.</param>
    /// <exception cref="BrokenRule">standards.item-stays, standards.ended-already, standards.ends-before-it-begins; those of <see cref="RefinementWording.Demand"/>.</exception>
    public Refinement Reword(RefinementWording wording, Month month, int by, DateTime at, Guid? id = null)
    {
        BrokenRule.Unless(wording.Item == Item, "standards.item-stays");
        var next = new Refinement(CampaignId, UnitId, wording, month, by, at) { Id = id ?? Guid.CreateVersion7(), ReplacesId = Id };
        End(month, by, at, null);
        return next;
    }

    /// <summary>It holds no more from that month on. What was judged by it before stays judged.</summary>
    /// <exception cref="BrokenRule">standards.ended-already, standards.ends-before-it-begins.</exception>
    public void End(Month month, int by, DateTime at, string? reason)
    {
        BrokenRule.Unless(Ending is null, "standards.ended-already", Ending?.Month);
        BrokenRule.Unless(month >= FromMonth, "standards.ends-before-it-begins", FromMonth);
        Ending = new(by, at, month, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
    }
}

/// <param name="Month">The first month in which it holds no more.</param>
public sealed record Ending(int By, DateTime At, Month Month, string? Reason);

/// <summary>A figure to reach, or not to pass.</summary>
/// <param name="AtMost">True: not more than that. False: at least that.</param>
/// <param name="Unit">Unit of measure, in words.</param>
public sealed record Threshold(double Number, bool AtMost, string? Unit);
