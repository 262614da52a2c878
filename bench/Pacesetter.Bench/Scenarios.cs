using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <summary>What can be measured, in the order it is.</summary>
internal static class Scenarios
{
    public static IReadOnlyDictionary<string, Func<Ground, string, CancellationToken, Task<Table>>> All { get; } = new Dictionary<string, Func<Ground, string, CancellationToken, Task<Table>>>
    {
        ["overview"] = (ground, _, cancellation) => Reading.OverviewAsync(ground, cancellation),
        ["naive"] = (ground, _, cancellation) => Naive.RunAsync(ground, cancellation),
        ["tree"] = (ground, _, cancellation) => Reading.TreeAsync(ground, cancellation),
        ["search"] = (ground, _, cancellation) => Reading.SearchAsync(ground, cancellation),
        ["page"] = (ground, _, cancellation) => Paging.RunAsync(ground, cancellation),
        ["submit"] = (ground, _, _) => Submitting.MeasureAsync(ground),
        ["start"] = (ground, app, cancellation) => Starting.RunAsync(ground, app, cancellation),
        ["import"] = Importing.RunAsync,
        ["pledges"] = Pledging.ImportAsync,
        ["peak"] = Pledging.PeakAsync,
        ["board"] = Boarding.RunAsync,
        ["draw"] = (_, _, _) => Inspecting.DrawAsync(),
        ["diagnosis"] = (ground, _, cancellation) => Inspecting.DiagnosisAsync(ground, cancellation),
        ["warnings"] = (ground, _, cancellation) => Inspecting.WarningsAsync(ground, cancellation),
        ["workbook"] = (_, _, cancellation) => Workbooks.RunAsync(cancellation),
        ["size"] = (ground, _, _) => SizeAsync(ground),
    };

    /// <summary>Whether each statement of a reading is printed with its time.</summary>
    public static bool TellsStatements { get; set; }

    public static async Task<int> RunAsync(Ground ground, string app, string[]? only, CancellationToken cancellation)
    {
        if (await ground.ReadyAsync(cancellation) is { } seconds)
        {
            var filled = new Table("Filling the demonstration", "units", "members", "months", "seconds");
            filled.Add(Number(ground.Size.Units), Number(ground.Size.Members), Number(ground.Size.Months), Timing.Write(seconds));
            await TellAsync(ground, "fill", filled);
        }
        foreach (var (name, run) in All)
            if (only is null || only.Contains(name)) await TellAsync(ground, name, await run(ground, app, cancellation));
        return 0;
    }

    public static string Number(long number) => number.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task TellAsync(Ground ground, string scenario, Table table)
    {
        Console.WriteLine($"{ground.Size.Key} · {ground.Store} · {scenario}");
        foreach (var line in table.Lines()) Console.WriteLine(line);
        Console.WriteLine();
        await Results.MergeAsync(ground, scenario, table);
    }

    private static async Task<Table> SizeAsync(Ground ground)
    {
        await using var people = new People(ground.Settings);
        await using var scope = people.System();
        var table = new Table("Size of the store", "MiB");
        table.Add(Number(await scope.ServiceProvider.GetRequiredService<InstallationState>().StoreSizeAsync()));
        return table;
    }
}
