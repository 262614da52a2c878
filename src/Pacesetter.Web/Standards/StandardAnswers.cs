using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Standards;

/// <summary>A remark of the check of concreteness; a warning, never a refusal.</summary>
/// <param name="Fault">no-object, no-measure, no-figures, copied-from-above or copied-from-beside.</param>
/// <param name="Words">The words it concerns.</param>
/// <param name="Source">Whose words they are, where they were copied and may be named.</param>
/// <param name="Says">The reason as a sentence in the language asked for.</param>
public sealed record DoubtAnswer(string Fault, IReadOnlyList<string> Words, string? Source, string Says)
{
    internal static DoubtAnswer Of(Doubt doubt, Words words) => new(doubt.Fault switch
    {
        Domain.Standards.Fault.NoObject => "no-object",
        Domain.Standards.Fault.NoMeasure => "no-measure",
        Domain.Standards.Fault.NoFigures => "no-figures",
        Domain.Standards.Fault.CopiedFromAbove => "copied-from-above",
        _ => "copied-from-beside",
    }, doubt.Words, doubt.Source is { Length: > 0 } source ? source : null, words.Doubt(doubt));
}

/// <param name="Number">The figure; with <paramref name="AtMost"/> not to be passed, otherwise to be reached.</param>
public sealed record ThresholdRequest(double Number, bool AtMost = false, string? Unit = null);

/// <param name="Item">Key of a standard item of the campaign's recipe.</param>
/// <param name="Check">record, site or voice.</param>
/// <param name="Tiers">Keys of tiers it speaks to; none: all. Likewise fields and industries.</param>
/// <param name="From">The month from which it holds; this one if left out.</param>
public sealed record RefinementRequest(
    string Item, string Text, string Check, ThresholdRequest? Threshold = null, string? Asked = null,
    IReadOnlyList<string>? Tiers = null, IReadOnlyList<string>? Fields = null, IReadOnlyList<string>? Industries = null, Month? From = null)
{
    /// <exception cref="BrokenRule">standards.check-unknown.</exception>
    internal RefinementWording Wording => new(Item ?? "", Text ?? "", CheckOf(Check))
    {
        Asked = Asked, Tiers = string.Join(' ', Tiers ?? []), Fields = string.Join(' ', Fields ?? []), Industries = string.Join(' ', Industries ?? []),
        Threshold = Threshold is null ? null : new(Threshold.Number, Threshold.AtMost, Threshold.Unit),
    };

    private static CheckedBy CheckOf(string? said)
    {
        foreach (var way in Enum.GetValues<CheckedBy>())
            if (way.Key() == said) return way;
        throw new BrokenRule("standards.check-unknown", said);
    }
}

/// <param name="From">The first month in which it holds no more; this one if left out.</param>
public sealed record EndingRequest(Month? From = null, string? Reason = null);

/// <summary>A refinement as the API shows it.</summary>
/// <param name="Unit">Name of the unit that made it.</param>
/// <param name="EndedFrom">The first month in which it holds no more.</param>
/// <param name="Replaces">Id of the wording whose place it took.</param>
public sealed record RefinementAnswer(
    Guid Id, string Unit, string Item, string Text, string Check, ThresholdRequest? Threshold, string? Asked, IReadOnlyList<string> Tiers, IReadOnlyList<string> Fields,
    IReadOnlyList<string> Industries, Month From, Month? EndedFrom, Guid? Replaces, IReadOnlyList<DoubtAnswer> Doubts)
{
    internal static RefinementAnswer Of(Refinement one, string unit, Words words) => new(
        one.Id, unit, one.Item, one.Text, one.CheckedBy.Key(), one.Threshold is { } figure ? new(figure.Number, figure.AtMost, figure.Unit) : null, one.Asked, Keys(one.Tiers), Keys(one.Fields),
        Keys(one.Industries), one.FromMonth, one.Ending?.Month, one.ReplacesId, [.. one.Wording.Doubts().Select(doubt => DoubtAnswer.Of(doubt, words))]);

    private static string[] Keys(string keys) => keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>An item as it stands for a unit, from the campaign down.</summary>
public sealed record ItemAnswer(string Set, string Item, string Label, string? Text, bool Concrete, IReadOnlyList<CampaignLayer> OfCampaign, IReadOnlyList<RefinementAnswer> OfUnits, IReadOnlyList<RefinementAnswer> ForOthers)
{
    internal static ItemAnswer Of(ItemStanding one, Words words) => new(
        one.Set.Key, one.Item.Key, one.Item.Label.ToString(), one.Item.Text?.ToString(), one.IsConcrete,
        [.. one.OfCampaign.Select(layer => new CampaignLayer(layer.Text.ToString(), layer.Check.Key(), layer.Number, layer.Measure?.ToString()))],
        [.. one.OfUnits.Select(layer => RefinementAnswer.Of(layer.Refinement, layer.UnitName, words))],
        [.. one.ForOthers.Select(layer => RefinementAnswer.Of(layer.Refinement, layer.UnitName, words))]);
}

/// <summary>What the campaign's recipe says for units of that kind.</summary>
public sealed record CampaignLayer(string Text, string Check, decimal? Number, string? Measure);
