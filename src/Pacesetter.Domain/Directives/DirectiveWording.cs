using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Directives;

/// <summary>What a directive says, whom it reaches and what it asks of them.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Body">Paragraphs, one a line.</param>
public sealed record DirectiveWording(string? Kind, string? Title, string? Body)
{
    /// <summary>The units meant, among those below the head.</summary>
    public Audience For { get; init; } = Audience.Everybody;

    /// <summary>The unit below which they stand; 0: below the issuing unit itself.</summary>
    public int HeadId { get; init; }

    /// <summary>Units that get a copy for information only.</summary>
    public IReadOnlyList<int> Copies { get; init; } = [];

    public IReadOnlyList<AskedThing> Asked { get; init; } = [];

    public DateOnly? Due { get; init; }

    /// <summary>Hour of the day in Beijing; null: the latest the recipe allows.</summary>
    public int? DueHour { get; init; }

    /// <summary>The directive from above that this one carries out.</summary>
    public Guid? RefinesId { get; init; }

    /// <exception cref="BrokenRule">
    /// directives.kind-unknown, directives.title-missing, directives.body-missing, directives.text-long, directives.audience-unknown, directives.too-many-things, directives.due-missing,
    /// directives.secret; those of <see cref="AskedThing.Checked"/> and <see cref="Issuing.DemandDue"/>.
    /// </exception>
    public DirectiveWording Checked(Recipe recipe, DateOnly today)
    {
        var rules = recipe.Directives!;
        BrokenRule.Unless(rules.Kind(Kind) is not null, "directives.kind-unknown");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Title), "directives.title-missing");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Body), "directives.body-missing");
        var said = this with { Title = Title!.Trim(), Body = Body!.ReplaceLineEndings("\n").Trim(), Asked = [.. Asked.Select(thing => thing.Checked())] };
        BrokenRule.Unless(said.Title.Length <= Directive.TitleLength, "directives.text-long", Directive.TitleLength);
        BrokenRule.Unless(said.Body.Length <= Directive.BodyLength, "directives.text-long", Directive.BodyLength);
        BrokenRule.Unless(Asked.Count <= Directive.MostThings, "directives.too-many-things", Directive.MostThings);
        BrokenRule.Unless(For.Tiers.All(key => recipe.Tiers.Any(tier => tier.Key == key)) && For.Fields.All(key => recipe.Fields.Any(field => field.Key == key)), "directives.audience-unknown");
        SecrecyMark.Refuse($"{said.Title}\n{said.Body}\n{string.Join('\n', said.Asked.Select(thing => thing.Name))}");
        BrokenRule.Unless(said.Asked.Count == 0 || Due is not null, "directives.due-missing");
        if (Due is not { } due) return said with { DueHour = null };
        rules.DemandDue(recipe.WorkingDays, due, DueHour ?? rules.ToHour, today);
        return said with { DueHour = DueHour ?? rules.ToHour };
    }
}
