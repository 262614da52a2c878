namespace Pacesetter.Web.Demo;

/// <summary>Numbers by chance that are the same for the same seed on every machine and runtime (SplitMix64), unlike <see cref="Random"/>.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public int Below(int end) => (int)Math.BigMul(Next(), (ulong)end, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>At least 0, below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    /// <summary>Between -1 and 1, mostly near 0.</summary>
    public double Bell() => ((Share() + Share() + Share()) / 1.5) - 1;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>Some different ones, in an order of their own.</summary>
    public List<T> Some<T>(IReadOnlyList<T> from, int count)
    {
        var rest = from.ToList();
        var taken = new List<T>(count);
        while (taken.Count < count && rest.Count > 0)
        {
            var place = Below(rest.Count);
            taken.Add(rest[place]);
            rest.RemoveAt(place);
        }
        return taken;
    }
}
