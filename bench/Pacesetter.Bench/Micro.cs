using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Pacesetter.Data.Campaigns;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Bench;

/// <summary>The small things without a store.</summary>
[MemoryDiagnoser]
#pragma warning disable CA1822 // Benchmarks are methods of an instance.
public class Micro
{
    private static readonly string Recipe = File.ReadAllText(Path.Combine(Repository.Root, "recipes", "chuangxian-zhengyou", "recipe.yaml"));
    private static readonly Share[] Shares = [.. Enumerable.Range(0, 1000).Select(i => new Share(i % 20, 5 + (i * 7 % 31), 40))];
    private readonly Month month = Month.Of(2026, 11);

    private static readonly string Seed = Certificate.CommitmentOf(new string('0', 64));
    private static readonly DrawFrame Frame = FrameOf(100, Seed);

    /// <summary>Short runs in this process: enough to see a change of size.</summary>
    internal static IConfig Quick { get; } = ManualConfig.Create(DefaultConfig.Instance).AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));

    /// <summary>250,000 units, fifty drawn from each stratum.</summary>
    internal static DrawFrame FrameOf(int strata, string seed) => new DrawFrame(new(Guid.Empty, "bench", 1, null, null, DateTime.UnixEpoch, "none", DateOnly.MinValue, Certificate.CommitmentOf(seed), 0))
    {
        Strata = [.. Enumerable.Range(0, strata).Select(i => new DrawStratum($"s{i}", 50))], Exclusions = [], Inspectors = [],
        Units = [.. Enumerable.Range(0, 250_000).Select(i => new DrawUnit($"u{i:000000}", $"g{i % strata}", $"s{i % strata}", 10 + (i % 7 * 5)))],
    }.Sorted();

    [Benchmark]
    public Month MonthArithmetic() => month.Add(-11).Next.Previous;

    [Benchmark]
    public object ReadRecipe() => RecipeYaml.Read(Recipe);

    /// <summary>From 250,000 units in a hundred strata.</summary>
    [Benchmark]
    public object DrawUnits() => Drawing.Run(Frame, Convert.FromHexString(Seed), "1");

    [Benchmark]
    public string BuildCountStatement() => CountStatement.Over("c.id = @c AND u.id = @u AND m.month >= @f");

    [Benchmark]
    public Unevenness? UnevennessOfAThousand() => Unevenness.Of(Shares);
}
