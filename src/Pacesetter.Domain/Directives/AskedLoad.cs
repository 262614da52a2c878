using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Directives;

/// <summary>What a directive costs a unit it reaches, by the keystroke-level model of <see cref="Effort"/>. Nothing is measured and nobody is timed.</summary>
/// <param name="Signs">Length of the text that has to be read.</param>
public sealed record AskedLoad(IReadOnlyList<AskedThing> Things, int Signs)
{
    public int Fields => Things.Sum(thing => thing.Fields);

    public int Attachments => Things.Sum(thing => thing.Attachments);

    public int Receptions => Things.Sum(thing => thing.Receptions);

    /// <summary>Reading it and signing for it.</summary>
    public int SecondsToReceive => Effort.SecondsAPage + Effort.SecondsATouch + ((Signs + Effort.SignsASecond - 1) / Effort.SignsASecond);

    /// <summary>What is asked once.</summary>
    public int SecondsOnce => Things.Where(thing => thing.IsOnce).Sum(thing => thing.Seconds);

    /// <summary>What comes again, as the share of one month.</summary>
    public int SecondsAMonth => Things.Where(thing => !thing.IsOnce).Sum(thing => (thing.Seconds + thing.Every.Length(1) - 1) / thing.Every.Length(1));

    /// <summary>The month that takes most: all that is asked once and a month's share of what comes again.</summary>
    public int SecondsAtMost => SecondsToReceive + SecondsOnce + SecondsAMonth;
}

/// <summary>Something that the units are asked for already.</summary>
/// <param name="Thing">What the draft asks.</param>
/// <param name="Name">How it is called where it is asked already.</param>
/// <param name="Where">What asks for it, in words; null where a directive does.</param>
/// <param name="DirectiveId">The directive that asks for it.</param>
/// <param name="Units">How many of the units reached are asked twice.</param>
public sealed record AskedAlready(string Thing, string Name, Label? Where, Guid? DirectiveId, int Units)
{
    /// <summary>What the campaign itself asks everybody meant, by the name under which it does: reports, plans, registers with their fields, and what the rosters say.</summary>
    public static IEnumerable<(string Name, Label Where, Audience For)> By(Recipe recipe)
    {
        yield return (recipe.Report.Label.Zh, recipe.Report.Label, recipe.Report.For);
        foreach (var plan in recipe.Plans) yield return (plan.Label.Zh, plan.Label, plan.For);
        foreach (var register in recipe.Registers)
        {
            yield return (register.Name.Zh, register.Name, register.For);
            foreach (var field in register.Fields) yield return (field.Label.Zh, register.Name, register.For);
        }
        foreach (var known in recipe.Directives?.Known ?? []) yield return (known.Zh, known, Audience.Everybody);
    }
}
