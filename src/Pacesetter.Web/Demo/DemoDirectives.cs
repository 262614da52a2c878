using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Demo;

/// <summary>What the city and the home county have issued: the four opinions of the speech, notices and a circular, one refined by the county, some not signed for yet, and a draft that opinions are sought on.</summary>
internal sealed class DemoDirectives(PacesetterDb db, DemoWorld world)
{
    // Whoever has not signed within so many days has forgotten it.
    private const int DaysToSign = 5;

    // So many of the issuer's own departments get a copy of what goes to others.
    private const int Copies = 2;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x510E527FADE682D1);
    private readonly Dice dice = new(world.Seed ^ 0xBB67AE8584CAA73B);
    private readonly Dictionary<(int Unit, string Mark, int Year), int> numbers = [];
    private readonly List<Directive> directives = [];
    private readonly List<DirectiveText> texts = [];
    private readonly List<DirectiveReceipt> receipts = [];
    private readonly List<DirectiveCopy> copies = [];
    private readonly List<DirectiveOpinion> opinions = [];
    private readonly List<DirectiveReminder> reminders = [];
    private readonly List<Act> acts = [];

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        if (world.Recipe.Directives is null) return;
        var county = units.First(unit => unit.IsHome).Parent!.Parent!;
        foreach (var idea in world.Words.Directives)
        {
            var day = world.Recipe.WorkingDays.OnOrAfter(idea.Back > 0 ? world.Time.Today.AddDays(-idea.Back) : world.Time.Start.First.AddDays(idea.After));
            var issuer = idea.Issuer == "county" ? county : county.Parent!;
            if (day >= world.Time.Today || day < world.Time.Start.First) continue;
            if (idea.Tiers.Count == 0) Seek(issuer, idea, day, units);
            else if (Issue(issuer, idea, day, units, null) is var directive && idea.Refined is { } refined)
                Issue(county, refined, world.Recipe.WorkingDays.OnOrAfter(day.AddDays(refined.Later)), units, directive.Id);
        }
        await WriteAsync(directives, cancellation);
        await WriteAsync(texts, cancellation);
        await WriteAsync(numbers.Select(pair => new DirectiveSeries(pair.Key.Unit, pair.Key.Mark, pair.Key.Year, pair.Value)), cancellation);
        await WriteAsync(receipts, cancellation);
        await WriteAsync(copies, cancellation);
        await WriteAsync(opinions, cancellation);
        await WriteAsync(reminders, cancellation);
        await WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private Directive Issue(DemoUnit issuer, DirectiveIdea idea, DateOnly day, List<DemoUnit> units, Guid? refines)
    {
        var at = DemoTime.At(day, dice);
        var (directive, office, leader) = Draft(issuer, idea, day, at.AddDays(-4), refines);
        directive.PassCheck(0, leader, at.AddDays(-2), day);
        Record("CheckDirective", issuer, directive, leader, at.AddDays(-2));
        directive.Sign(leader, at.AddDays(-1));
        Record("SignDirective", issuer, directive, leader, at.AddDays(-1));
        var key = (issuer.Id, idea.Mark, day.Year);
        numbers[key] = numbers.GetValueOrDefault(key) + 1;
        List<DemoUnit> meant = [.. units.Where(unit => idea.Tiers.Contains(unit.Tier) && IsBelow(unit, issuer))];
        copies.AddRange(directive.CopyTo([.. units.Where(unit => unit.Tier is "city-organ" or "county-organ" && unit.Parent == issuer && !meant.Contains(unit)).Take(Copies).Select(unit => unit.Id)]));
        var given = directive.GiveOut(world.Recipe, new(issuer.Id, idea.Mark, day.Year, numbers[key]), [.. meant.Select(unit => unit.Id)], office, at, day);
        Record("IssueDirective", issuer, directive, office, at);
        foreach (var (unit, receipt) in meant.Zip(given)) Receive(unit, directive, receipt, at, (issuer, office));
        receipts.AddRange(given);
        return directive;
    }

    /// <summary>Most sign within days; some forget, and are reminded of it.</summary>
    private void Receive(DemoUnit unit, Directive directive, DirectiveReceipt receipt, DateTime at, (DemoUnit Unit, DirectiveHand Hand) issuer)
    {
        var signed = at.AddHours(dice.Between(2, 24 * DaysToSign));
        var waits = at > world.Time.Now.AddDays(-20) && (unit.IsHome || unit.Children > 0) && unit.IsNear && unit.Tier is "village" or "township";
        if (!waits && dice.Chance(0.7 + (0.3 * unit.Pace)) && world.Time.HasBeen(signed))
        {
            receipt.Sign(new(unit.Account, unit.People[0]), signed);
            if (world.Size.AllActs && DemoTime.MonthOf(signed) >= world.Time.TellsFrom) Record("SignReceipt", unit, directive, new(unit.Account, unit.People[0]), signed);
            return;
        }
        var reminded = at.AddDays(DaysToSign + 2);
        if (world.Time.HasBeen(reminded) && dice.Chance(0.6)) reminders.Add(new(directive.Id, unit.Id, issuer.Unit.Id, DateOnly.FromDateTime(reminded.AddHours(8)).DayNumber / 7, issuer.Hand.Account, reminded));
    }

    private void Seek(DemoUnit issuer, DirectiveIdea idea, DateOnly day, List<DemoUnit> units)
    {
        var at = DemoTime.At(day, dice);
        var (directive, office, _) = Draft(issuer, idea, day, at, null);
        texts.Add(directive.Rewrite(world.Recipe, Wording(idea with { Body = [.. idea.Body, idea.Added] }, day, null), office, at.AddMinutes(40), day));
        Record("RewriteDirective", issuer, directive, office, at.AddMinutes(40));
        List<DemoUnit> asked = [.. units.Where(unit => unit.Tier == "county" && unit.Parent == issuer)];
        var sought = directive.Seek(world.Recipe, [.. asked.Select(unit => unit.Id)], world.Recipe.WorkingDays.Add(day, 8), office, at.AddHours(1), day);
        Record("SeekOpinions", issuer, directive, office, at.AddHours(1));
        foreach (var ((unit, opinion), i) in asked.Zip(sought).Select((pair, i) => (pair, i)))
        {
            var answered = at.AddHours(20 + i);
            if (unit.IsNear && unit.Children > 0 && unit.Row.Name == world.Words.Home.County) continue;
            if (i < world.Words.DirectiveRemarks.Count) opinion.Say(directive, false, world.Words.DirectiveRemarks[i], new(unit.Account, unit.People[0]), answered);
            else if (i % 2 == 0) opinion.Say(directive, true, null, new(unit.Account, unit.People[0]), answered);
        }
        opinions.AddRange(sought);
    }

    private (Directive Directive, DirectiveHand Office, DirectiveHand Leader) Draft(DemoUnit issuer, DirectiveIdea idea, DateOnly day, DateTime at, Guid? refines)
    {
        // A county's leader has no account of their own here; the name stands on the paper all the same.
        var (office, leader) = (new DirectiveHand(issuer.Account, issuer.People[0]), issuer.Tier == "city" ? new DirectiveHand(issuer.Above, issuer.AboveName) : new DirectiveHand(0, issuer.People[1]));
        var (directive, text) = Directive.Begin(world.Recipe, (world.Campaign, issuer.Id), Wording(idea, day, refines), office, at, day, keys.Next());
        directives.Add(directive);
        texts.Add(text);
        Record("DraftDirective", issuer, directive, office, at);
        return (directive, office, leader);
    }

    private DirectiveWording Wording(DirectiveIdea idea, DateOnly day, Guid? refines) =>
        new(idea.Kind, idea.Document is null ? idea.Title : world.Recipe.Documents.First(document => document.Key == idea.Document).Title.Zh, string.Join('\n', idea.Body))
        {
            For = new(idea.Tiers.Count == 0 ? ["village"] : idea.Tiers, [], []),
            Asked = [.. idea.Asked.Select(thing => new AskedThing(thing.Name, thing.Fields, thing.Attachments, 0, Enum.Parse<Every>(thing.Every, ignoreCase: true)))],
            Due = idea.Days > 0 ? world.Recipe.WorkingDays.OnOrAfter(day.AddDays(idea.Days)) : null,
            RefinesId = refines,
        };

    private void Record(string name, DemoUnit unit, Directive directive, DirectiveHand hand, DateTime at)
    {
        var act = new Act(name, unit.Id, nameof(Directive), directive.Id) { CampaignId = world.Campaign };
        act.Sign(hand.Account == 0 ? null : hand.Account, hand.Name, at, "demo");
        acts.Add(act);
    }

    private async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellation) where T : class
    {
        await using var writer = new EntityRows<T>(db);
        await writer.WriteAsync(rows, cancellation);
    }

    private static bool IsBelow(DemoUnit unit, DemoUnit head)
    {
        for (var above = unit.Parent; above is not null; above = above.Parent)
            if (above == head) return true;
        return false;
    }
}

/// <summary>A paper, as told in words.yaml.</summary>
internal sealed record DirectiveIdea
{
    public string Issuer { get; init; } = "";
    public string Mark { get; init; } = "";
    public int After { get; init; }
    public int Back { get; init; }

    /// <summary>Of a refinement: so many days after what it refines.</summary>
    public int Later { get; init; }
    public string? Document { get; init; }
    public string Title { get; init; } = "";
    public string Kind { get; init; } = "";
    public List<string> Tiers { get; init; } = [];

    /// <summary>Days until it is due; 0: nothing is.</summary>
    public int Days { get; init; }
    public List<AskedIdea> Asked { get; init; } = [];
    public List<string> Body { get; init; } = [];

    /// <summary>A paragraph that the second version adds.</summary>
    public string Added { get; init; } = "";
    public DirectiveIdea? Refined { get; init; }
}

internal sealed class AskedIdea
{
    public string Name { get; init; } = "";
    public int Fields { get; init; }
    public int Attachments { get; init; }
    public string Every { get; init; } = "";
}
