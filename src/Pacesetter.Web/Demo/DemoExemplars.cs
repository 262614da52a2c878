using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Suggestions;

namespace Pacesetter.Web.Demo;

/// <summary>What the first demonstration sites lend to others and who has taken it over, which villages leaders look after, and what people would drop.</summary>
internal sealed class DemoExemplars(PacesetterDb db, DemoWorld world)
{
    // Every so many villages have a leader who looks after them.
    private const int OneIn = 12;
    private const int MostUsers = 14;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x3C6EF372FE94F82B);
    private readonly Dice dice = new(world.Seed ^ 0xA54FF53A5F1D36F1);

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        await WritePracticesAsync(units, cancellation);
        await WriteContactsAsync(units, cancellation);
        await WriteAsync(Suggested(units), cancellation);
    }

    private async Task WritePracticesAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        var lending = world.Recipe.Registers.Where(register => register.Lends).Select(register => register.Key).ToArray();
        var sites = await db.RegisterEntries.AsNoTracking().Where(row => row.CampaignId == world.Campaign && lending.Contains(row.Register) && row.Closing == null).OrderBy(row => row.UnitId).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.UnitId, row.At }).Take(world.Words.Practices.Count).ToListAsync(cancellation);
        var byId = units.ToDictionary(unit => unit.Id);
        var villages = units.Where(unit => unit.Tier == "village").ToList();
        List<Practice> practices = [];
        List<Adoption> adoptions = [];
        foreach (var (idea, site) in world.Words.Practices.Zip(sites))
        {
            var (unit, at) = (byId[site.UnitId], site.At.AddDays(3));
            var practice = Practice.Write((world.Campaign, unit.Id), site.Id, idea.Title, idea.Text, Hand(unit.Account, unit.People[0], at), keys.Next());
            practices.Add(practice);
            // The last one still waits for the unit above.
            if (practices.Count == world.Words.Practices.Count) continue;
            practice.Lend(Hand(unit.Above, unit.AboveName, at.AddDays(4)));
            adoptions.AddRange(dice.Some(villages, MostUsers).Where(user => user.Id != unit.Id).Select(user => Used(practice, user, at.AddDays(dice.Between(6, 40)), idea)).OfType<Adoption>());
        }
        await WriteAsync(practices, cancellation);
        await WriteAsync(adoptions, cancellation);
    }

    private Adoption? Used(Practice practice, DemoUnit user, DateTime at, PracticeIdea idea)
    {
        if (!world.Time.HasBeen(at)) return null;
        var hand = Hand(user.Account, user.People[0], at);
        var adoption = practice.Adopt(user.Id, hand.Today, hand, keys.Next());
        if (world.Time.HasBeen(at.AddDays(30)) && dice.Chance(0.15)) adoption.End(hand.Today.AddDays(30), idea.Ended, Hand(user.Account, user.People[0], at.AddDays(30)));
        return adoption;
    }

    private async Task WriteContactsAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        List<ContactPoint> points = [];
        List<ContactVisit> visits = [];
        foreach (var (place, unit) in units.Where(unit => unit.Tier == "village").Index())
        {
            if (!unit.IsHome && place % OneIn != 0) continue;
            var since = world.Time.Start.First.AddDays(dice.Between(5, 25));
            if (since >= world.Time.Today) continue;
            var point = ContactPoint.Begin((world.Campaign, unit.Id), new(unit.AboveName, null, unit.IsHome ? unit.Above : null), since, Hand(unit.Above, unit.AboveName, DemoTime.At(since, dice)), keys.Next());
            points.Add(point);
            for (var day = since.AddDays(dice.Between(4, 20)); day < world.Time.Today; day = day.AddDays(dice.Between(40, 90)))
                visits.Add(point.Note(day, dice.Pick(world.Words.ContactLines), Hand(unit.Above, unit.AboveName, DemoTime.At(day, dice)), keys.Next()));
        }
        await WriteAsync(points, cancellation);
        await WriteAsync(visits, cancellation);
    }

    private IEnumerable<Suggestion> Suggested(List<DemoUnit> units)
    {
        var home = units.First(unit => unit.IsHome);
        var city = home.Parent!.Parent!.Parent!;
        foreach (var (place, idea) in world.Words.Suggestions.Index())
        {
            var (unit, at) = (idea.By == "township" ? home.Parent : home, DemoTime.At(world.Time.Today.AddDays(-50 + (place * 15)), dice));
            var suggestion = Suggestion.Make((world.Campaign, units[0].Id), idea.Text, null, null, (unit.Account, unit.People[0], at), keys.Next());
            if (idea.Answer is { } answer) suggestion.Reply(answer, idea.Open, (city.Account, city.People[0], at.AddDays(6)));
            yield return suggestion;
        }
    }

    private static ExemplarHand Hand(int account, string name, DateTime at) => new(account, name, at, DateOnly.FromDateTime(at.AddHours(8)));

    private async Task WriteAsync<T>(IEnumerable<T> told, CancellationToken cancellation) where T : class
    {
        await using var rows = new EntityRows<T>(db);
        await rows.WriteAsync(told, cancellation);
    }
}

/// <summary>Something that is done well, as told in words.yaml.</summary>
internal sealed class PracticeIdea
{
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>Why a unit that took it over stopped.</summary>
    public string Ended { get; init; } = "";
}

/// <summary>What somebody would drop.</summary>
internal sealed class SuggestionIdea
{
    /// <summary>secretary or township.</summary>
    public string By { get; init; } = "";
    public string Text { get; init; } = "";
    public string? Answer { get; init; }
    public bool Open { get; init; }
}
