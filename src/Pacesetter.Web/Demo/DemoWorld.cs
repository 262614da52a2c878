using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Web.Demo;

/// <summary>What all stories share.</summary>
internal sealed record DemoWorld(DemoWords Words, DemoSize Size, DemoTime Time, Keys Keys, ulong Seed)
{
    public required int Campaign { get; init; }

    public required Recipe Recipe { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    public int Shortest => Recipe.Plans.Count;

    public Month End { get; init; }

    public Period PeriodOf(int slot, Month month) => Periods.First(period => period.Slot == slot && period.Covers(month));
}
