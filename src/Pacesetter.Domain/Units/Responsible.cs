using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Units;

/// <summary>Somebody named to answer for a unit in one of the recipe's ways, from a day until before another. Whoever comes after gets a row of their own, so that it stays known who answered when.</summary>
public sealed class Responsible
{
    private Responsible() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>Key of one of the recipe's kinds.</summary>
    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string Post { get; private set; } = "";

    /// <summary>Their account, where the name tells which.</summary>
    public int? AccountId { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>The first day on which they are it no more; null: they still are.</summary>
    public DateOnly? Until { get; private set; }

    public int By { get; private set; }

    public DateTime At { get; private set; }

    /// <param name="place">Campaign and unit.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">units.responsible-nobody, units.text-long, units.responsible-ahead.</exception>
    public static Responsible Begin(ResponsibleKind kind, (int Campaign, int Unit) place, Incumbent person, DateOnly from, (int By, DateTime At, DateOnly Today) hand, Guid? id = null)
    {
        var (name, post) = ((person.Name ?? "").Trim(), (person.Post ?? "").Trim());
        BrokenRule.Unless(name.Length > 0, "units.responsible-nobody", kind.Label);
        BrokenRule.Unless(name.Length <= Unit.PersonLength && post.Length <= Unit.PersonLength, "units.text-long", Unit.PersonLength);
        BrokenRule.Unless(from <= hand.Today, "units.responsible-ahead", from);
        return new()
        {
            Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Kind = kind.Key, Name = name, Post = post, AccountId = person.AccountId, From = from, By = hand.By, At = hand.At,
        };
    }

    public bool HoldsOn(DateOnly day) => From <= day && (Until is null || day < Until);

    /// <param name="day">The first day on which they are it no more.</param>
    /// <exception cref="BrokenRule">units.responsible-over, units.responsible-before, units.responsible-ahead.</exception>
    public void End(DateOnly day, DateOnly today)
    {
        BrokenRule.Unless(Until is null, "units.responsible-over", Name);
        BrokenRule.Unless(day >= From, "units.responsible-before", Name, From);
        BrokenRule.Unless(day <= today, "units.responsible-ahead", day);
        Until = day;
    }
}

/// <summary>Who it is.</summary>
/// <param name="AccountId">Null where the name does not tell.</param>
public sealed record Incumbent(string? Name, string? Post, int? AccountId);
