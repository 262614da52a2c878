using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Registers;

namespace Pacesetter.Web.Demo;

/// <summary>What units entered into the registers of the recipe, put right and closed in the course of the campaign.</summary>
internal sealed class DemoRegisters(PacesetterDb db, DemoWorld world)
{
    private const double PutRight = 0.15;
    private const double Closed = 0.04;
    private const int OldestInDays = 900;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x510E527FADE682D1);
    private readonly List<Act> acts = [];
    private ILookup<int, string> members = Array.Empty<string>().ToLookup(_ => 0);
    private ILookup<string, DemoUnit> byTier = Array.Empty<DemoUnit>().ToLookup(_ => "");

    public async Task WriteAsync(List<DemoUnit> units, IReadOnlyList<Member> people, CancellationToken cancellation)
    {
        (members, byTier) = (people.ToLookup(member => member.UnitId, member => member.Number), units.ToLookup(unit => unit.Tier));
        var entries = world.Recipe.Registers.Index().Where(one => world.Words.Registers.ContainsKey(one.Item.Key))
            .SelectMany(one => units.Where(unit => unit.Tier != "province").SelectMany(unit => Told(one.Item, world.Words.Registers[one.Item.Key], unit, Chance(unit, one.Index)))).ToList();
        await using (var rows = new EntityRows<RegisterEntry>(db)) await rows.WriteAsync(entries, cancellation);
        await using (var rows = new EntityRows<RegisterValue>(db)) await rows.WriteAsync(entries.SelectMany(entry => entry.Values), cancellation);
        await using (var rows = new EntityRows<Act>(db)) await rows.WriteAsync(acts.OrderBy(act => act.At), cancellation);
    }

    private Dice Chance(DemoUnit unit, int register) => new(world.Seed ^ ((ulong)unit.Id * 0x9B05688C2B3E6C1F) ^ ((ulong)(register + 1) << 40));

    private IEnumerable<RegisterEntry> Told(Register register, RegisterIdea idea, DemoUnit unit, Dice dice)
    {
        if (!register.Concerns(world.Recipe, unit.Row.Tier, unit.Row.Field) || (idea.Tiers.Count > 0 && !idea.Tiers.Contains(unit.Tier)) || !(unit.IsHome || dice.Chance(idea.Share))) yield break;
        HashSet<string> taken = [];
        for (var i = dice.Between(1, unit.IsHome ? 2 * idea.Most : idea.Most); i > 0; i--)
        {
            var said = Said(register, idea, unit, dice);
            if (register.Fields.All(field => !register.Demands(field) || said.ContainsKey(field.Key)) && taken.Add(said[register.Fields[0].Key])) yield return Live(register, idea, said, unit, dice);
        }
    }

    private RegisterEntry Live(Register register, RegisterIdea idea, Dictionary<string, string> said, DemoUnit unit, Dice dice)
    {
        var entered = Hand(unit, world.Time.Start.Add(dice.Below(world.Time.Running.Since(world.Time.Start))).Day(dice.Between(2, 26)), dice);
        var entry = new RegisterEntry(register, (world.Campaign, unit.Id), said, entered.Today.AddDays(-dice.Below(OldestInDays)), entered, keys.Next());
        Record("AddEntry", unit, entry, entered, null, null);
        var later = Hand(unit, entered.Today.AddMonths(dice.Between(1, 4)), dice);
        if (later.Today < world.Time.Today && dice.Chance(PutRight))
        {
            var before = EntryActs.Write(entry, Domain.Month.From(later.Today));
            var anew = Said(register, idea, unit, dice);
            anew[register.Fields[0].Key] = said[register.Fields[0].Key];
            if (entry.Change(register, anew, entry.Since, later).Count > 0) Record("ChangeEntry", unit, entry, later, before, null);
        }
        else if (later.Today < world.Time.Today && !unit.IsHome && dice.Chance(Closed))
        {
            entry.Close(later.Today, dice.Pick(world.Words.ClosedBecause), later);
            Record("CloseEntry", unit, entry, later, null, entry.Closing!.Reason);
        }
        return entry;
    }

    private Dictionary<string, string> Said(Register register, RegisterIdea idea, DemoUnit unit, Dice dice)
    {
        var said = new Dictionary<string, string>();
        foreach (var field in register.Fields)
            if (Value(field, idea.Fields.GetValueOrDefault(field.Key) ?? new(), unit, dice) is { } text) said[field.Key] = text;
        return said;
    }

    private string? Value(RegisterField field, FieldIdea idea, DemoUnit unit, Dice dice) => field.Type switch
    {
        RegisterFieldType.Choice => dice.Pick(field.Choices).Key,
        RegisterFieldType.Number when idea.N is [var least, var most] => dice.Between(least, most).ToString(CultureInfo.InvariantCulture),
        RegisterFieldType.Date => world.Time.Start.First.AddDays(-dice.Below(OldestInDays)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        RegisterFieldType.Member => members[unit.Id].ToList() is { Count: > 0 } people ? dice.Pick(people) : null,
        RegisterFieldType.Unit => idea.Tiers.SelectMany(tier => byTier[tier]).ToList() is { Count: > 0 } units ? dice.Pick(units).Row.Code : null,
        RegisterFieldType.Text when idea.Text.Count > 0 => dice.Pick(idea.Text).Replace("{unit}", unit.Row.Name.Replace(world.Words.BranchSuffix, "", StringComparison.Ordinal), StringComparison.Ordinal),
        _ => null,
    };

    private static EntryHand Hand(DemoUnit unit, DateOnly day, Dice dice) => new(unit.Account, DemoTime.At(day, dice), day);

    private void Record(string name, DemoUnit unit, RegisterEntry entry, EntryHand hand, string? before, string? reason)
    {
        if (!unit.IsNear) return;
        var act = new Act(name, unit.Id, nameof(RegisterEntry), entry.Id)
        {
            CampaignId = world.Campaign, Before = before, Reason = reason, After = name == "CloseEntry" ? EntryActs.WriteDay(entry.Closing!.Day) : EntryActs.Write(entry, Domain.Month.From(hand.Today)),
        };
        act.Sign(unit.Account, unit.People[0], hand.At, "demo");
        acts.Add(act);
    }
}

/// <summary>How many units have entries in a register, and what these say, as it is told in words.yaml.</summary>
internal sealed class RegisterIdea
{
    /// <summary>Share of the units concerned that have any.</summary>
    public double Share { get; init; }

    /// <summary>Entries of a unit.</summary>
    public int Most { get; init; } = 1;

    public List<string> Tiers { get; init; } = [];
    public Dictionary<string, FieldIdea> Fields { get; init; } = [];
}

internal sealed class FieldIdea
{
    public List<string> Text { get; init; } = [];
    public int[]? N { get; init; }
    public List<string> Tiers { get; init; } = [];
}
