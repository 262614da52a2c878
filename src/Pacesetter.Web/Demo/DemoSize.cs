namespace Pacesetter.Web.Demo;

/// <summary>How much the demonstration holds.</summary>
/// <param name="Months">Months of history before the running one.</param>
public sealed record DemoSize(string Key, int Units, int Members, int Months)
{
    public static DemoSize Small { get; } = new("small", 1_200, 22_500, 18) { AllVersions = true, AllActs = true };

    public static DemoSize City { get; } = new("city", 16_000, 300_000, 18) { AllActs = true };

    /// <summary>Without members and with half a year of history, so that it fits one machine for trying.</summary>
    public static DemoSize Province { get; } = new("province", 300_000, 0, 6);

    public static IReadOnlyList<DemoSize> All { get; } = [Small, City, Province];

    /// <summary>Whether every approved version of a month's plan is kept, or only those of the last two months and near the demonstration's people.</summary>
    public bool AllVersions { get; init; }

    /// <summary>Whether acts of the last two months are told of every unit, or only near the demonstration's people.</summary>
    public bool AllActs { get; init; }

    public static DemoSize Named(string key) => All.First(size => size.Key == key);
}
