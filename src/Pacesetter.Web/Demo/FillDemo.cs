using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Diagnosis;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Accounts;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Diagnosis;

namespace Pacesetter.Web.Demo;

/// <summary>Fills an empty store with the demonstration: the tree, its people, the campaign and the months it has run.</summary>
public sealed class FillDemo(PacesetterDb db, Tree tree, ApplyRecipe applyRecipe, Recount recount, Diagnose diagnose, ReadFacts facts)
{
    // Stories are written down by so many units at a time, which keeps memory small.
    private const int Batch = 500;

    public static string RecipePath => Path.Combine(AppContext.BaseDirectory, "recipes", "chuangxian-zhengyou", "recipe.yaml");

    /// <returns>False if the demonstration is there already.</returns>
    /// <exception cref="BrokenRule">demo.store-in-use: the store holds something else.</exception>
    public async Task<bool> RunAsync(DemoSize size, ulong seed, CancellationToken cancellation = default)
    {
        var office = (EnterDemo.Prefix + "office").ToUpperInvariant();
        if (await db.Users.AnyAsync(account => account.NormalizedUserName == office, cancellation)) return false;
        var words = DemoWords.Read();
        var start = db.ThisMonth.Add(-size.Months);
        var units = new PlantUnits(words, size, start.Add(-12), seed).Run();
        var campaign = await BeginAsync(units[0], start, cancellation);
        campaign = await new DemoCarriers(db, words).WriteAsync(campaign, cancellation);
        var recipe = new Recipes().Of(campaign);
        var world = new DemoWorld(words, size, new(start, db.ThisMonth, db.Now), new(new DateTimeOffset(start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), seed), seed)
        {
            Campaign = campaign.Id, Recipe = recipe, Periods = recipe.Periods(campaign.Start), End = campaign.EndMonth,
        };
        await WriteAsync(world, units, campaign, cancellation);
        return true;
    }

    private async Task WriteAsync(DemoWorld world, List<DemoUnit> units, Campaign campaign, CancellationToken cancellation)
    {
        // What the rows refer to was made a moment before by the same hand, and a test looks whether it is there.
        await using var writing = await db.BeginAloneAsync(inBulk: true, cancellation);
        var told = string.Create(CultureInfo.InvariantCulture, $"{{\"size\":\"{world.Size.Key}\",\"seed\":{world.Seed}}}");
        await db.CommitAsync([new Act("FillDemo", units[0].Id, nameof(Campaign), campaign.Key) { CampaignId = campaign.Id, After = told }], async _ =>
        {
            var people = new DemoPeople(world.Words.Home, units);
            await WriteUnitsAsync(units, cancellation);
            await WritePeopleAsync(people, units, campaign.Start, cancellation);
            var members = await new DemoMembers(db, world).WriteAsync(units, cancellation);
            await new DemoStandards(db, world).WriteAsync(units, cancellation);
            await WriteStoriesAsync(world, units, cancellation);
            await new DemoPledges(db, world).WriteAsync(units, members, cancellation);
            await new DemoAppraisals(db, world).WriteAsync(units, cancellation);
            await new DemoInspections(db, world).WriteAsync(units, cancellation);
            await new DemoRegisters(db, world).WriteAsync(units, members, cancellation);
            await new DemoResponsible(db, world).WriteAsync(units, cancellation);
            await new DemoFindings(db, world).WriteAsync(units, cancellation);
            await new DemoDirectives(db, world).WriteAsync(units, cancellation);
            await new DemoStories(db, world).WriteAsync(units, cancellation);
            await new DemoExemplars(db, world).WriteAsync(units, cancellation);
            await new DemoAwards(db, world).WriteAsync(units, members, cancellation);
            await new DemoDocuments(db, world).WriteAsync(units, campaign, cancellation);
            await OnSqliteAsync("PRAGMA analysis_limit = 1000", cancellation);
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellation);
        }, cancellation);
        await recount.WriteAsync(new Act("Recount", units[0].Id, nameof(Campaign), campaign.Key) { CampaignId = campaign.Id }, many: true, cancellation);
        await new DemoVerdicts(db, world, diagnose, facts).WriteAsync(units, campaign, cancellation);
        await writing.CommitAsync();
    }

    private async Task OnSqliteAsync(string pragma, CancellationToken cancellation)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync(pragma, cancellation);
    }

    /// <summary>The head of the tree and its campaign come first, and may be there from a start that was broken off.</summary>
    private async Task<Campaign> BeginAsync(DemoUnit root, Month start, CancellationToken cancellation)
    {
        var there = await db.Units.OrderBy(unit => unit.Id).Take(2).ToListAsync(cancellation);
        if (there.Count == 0) await tree.OpenAsync(root.Row, null, new Act("FillDemo", null, nameof(Unit), root.Row.Code), cancellation);
        else BrokenRule.Unless(there.Count == 1 && there[0].Code == root.Row.Code && there[0].Id == root.Id, "demo.store-in-use");
        var campaign = await db.Campaigns.FirstOrDefaultAsync(cancellation);
        BrokenRule.Unless(campaign is null || campaign.StartMonth == start, "demo.store-in-use");
        return campaign ?? await applyRecipe.RunAsync(await File.ReadAllTextAsync(RecipePath, cancellation), root.Row.Code, start.First, cancellation: cancellation);
    }

    private async Task WriteUnitsAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        var ids = units.ToDictionary(unit => unit.Row, unit => unit.Id);
        await using var rows = new EntityRows<Unit>(db, unit => ids[unit]);
        await rows.WriteAsync(units.Skip(1).Select(unit => unit.Row), cancellation);
        await using var places = new EntityRows<UnitAncestor>(db);
        await places.WriteAsync(units.Skip(1).SelectMany(Places), cancellation);
        await UnitName.RewriteAsync(db, null, cancellation);
    }

    private static IEnumerable<UnitAncestor> Places(DemoUnit unit)
    {
        var depth = 0;
        for (var above = unit; above is not null; above = above.Parent) yield return new(above.Id, unit.Id, depth++, unit.Row.OpenFrom, Month.Never);
    }

    private async Task WritePeopleAsync(DemoPeople people, List<DemoUnit> units, DateOnly from, CancellationToken cancellation)
    {
        var all = people.Rows(units, from).ToList();
        await using var accounts = new EntityRows<Data.Accounts.Account>(db, account => account.Id);
        await accounts.WriteAsync(all.Select(pair => pair.Account), cancellation);
        await using var grants = new EntityRows<Domain.Accounts.Grant>(db);
        await grants.WriteAsync(all.Select(pair => pair.Grant), cancellation);
    }

    /// <summary>While some stories are written down, the next are told.</summary>
    private async Task WriteStoriesAsync(DemoWorld world, List<DemoUnit> units, CancellationToken cancellation)
    {
        var batches = units.Where(unit => unit.Tier != "province").Chunk(Batch).ToList();
        var acts = new List<Act>();
        var telling = Task.Run(() => Tell(world, batches[0]), cancellation);
        for (var i = 1; i <= batches.Count; i++)
        {
            var facts = await telling;
            if (i < batches.Count)
            {
                var batch = batches[i];
                telling = Task.Run(() => Tell(world, batch), cancellation);
            }
            await WriteAsync(facts.Plans, cancellation);
            await WriteAsync(facts.Tasks, cancellation);
            await WriteAsync(facts.Versions, cancellation);
            await WriteAsync(facts.Offers, cancellation);
            await WriteAsync(facts.Changes, cancellation);
            await WriteAsync(facts.Progress, cancellation);
            await WriteAsync(facts.Reports, cancellation);
            acts.AddRange(facts.Acts);
        }
        await WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private static DemoFacts Tell(DemoWorld world, DemoUnit[] batch)
    {
        var facts = new DemoFacts();
        foreach (var unit in batch) new UnitStory(world, unit, facts).Tell();
        return facts;
    }

    private async Task WriteAsync<T>(IEnumerable<T> rows, CancellationToken cancellation) where T : class
    {
        await using var writer = new EntityRows<T>(db);
        await writer.WriteAsync(rows, cancellation);
    }
}
