using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Web.Demo;

/// <summary>What the city, the counties and some townships made of the standards. Some of it is vague or copied, as it is in life, so that the check has something to remark on.</summary>
internal sealed class DemoStandards(PacesetterDb db, DemoWorld world)
{
    private const int OfACounty = 3;
    private const double TownshipsThatWrite = 0.4;

    private readonly Keys keys = new(new DateTimeOffset(world.Time.Start.First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), world.Seed ^ 0x5851F42D4C957F2D);

    public async Task WriteAsync(List<DemoUnit> units, CancellationToken cancellation)
    {
        await using var rows = new EntityRows<Refinement>(db);
        await rows.WriteAsync(units.SelectMany(unit => IdeasOf(unit).SelectMany(idea => Told(unit, idea))), cancellation);
    }

    private List<StandardIdea> IdeasOf(DemoUnit unit)
    {
        var (ideas, home) = (world.Words.Refinements, world.Words.Home);
        var dice = new Dice(world.Seed ^ ((ulong)unit.Id * 0x2545F4914F6CDD1D));
        return unit.Tier switch
        {
            "city" => ideas["city"],
            "county" when unit.Row.Name == home.County => ideas["home-county"],
            "county" => dice.Some(ideas["county"], OfACounty),
            "township" when unit.IsNear && unit.Row.Name == home.Township => ideas["home-township"],
            "township" when dice.Chance(TownshipsThatWrite) => dice.Some(ideas["township"], 1),
            _ => [],
        };
    }

    private Refinement[] Told(DemoUnit unit, StandardIdea idea)
    {
        var from = world.Time.Start.Next;
        var at = from.First.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc);
        var first = new Refinement(world.Campaign, unit.Id, idea.Wording(idea.Text), from, unit.Account, at) { Id = keys.Next() };
        var later = from.Add(4);
        if (idea.Later is null || later > world.Time.Running) return [first];
        // The first is written down with the end that the second gives it.
        var second = first.Reword(idea.Wording(idea.Later), later, unit.Account, later.First.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc), keys.Next());
        return [first, second];
    }
}

/// <summary>A refinement as it is told in words.yaml.</summary>
internal sealed class StandardIdea
{
    public string Item { get; init; } = "";
    public string Text { get; init; } = "";

    /// <summary>What it was reworded to some months later.</summary>
    public string? Later { get; init; }
    public CheckedBy Check { get; init; }
    public double? Number { get; init; }
    public bool AtMost { get; init; }
    public string? Of { get; init; }
    public string? Asked { get; init; }
    public string Tiers { get; init; } = "";
    public string Fields { get; init; } = "";

    public RefinementWording Wording(string text) => new(Item, text, Check)
    {
        Asked = Asked, Tiers = Tiers, Fields = Fields, Threshold = Number is { } number ? new(number, AtMost, Of) : null,
    };
}
