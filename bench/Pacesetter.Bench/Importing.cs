namespace Pacesetter.Bench;

/// <summary>The roster of the demonstration written to files by the product's export and read into an empty store by its import, each a process of its own.</summary>
internal static class Importing
{
    public static async Task<Table> RunAsync(Ground ground, string app, CancellationToken cancellation)
    {
        var table = new Table("Importing the roster into an empty store", "file", "rows", "MiB", "seconds", "resident MiB, most");
        foreach (var ending in (string[])["csv", "xlsx"])
            await ground.WithEmptyAsync(async empty =>
            {
                foreach (var (kind, rows) in ((string, int)[])[("units", ground.Size.Units), ("members", ground.Size.Members)])
                {
                    var file = Path.Combine(empty.Data, $"{kind}.{ending}");
                    await Product.RunAsync(app, ["export", kind, file, .. Product.On(ground.Settings)], cancellation);
                    var (seconds, memory) = await Product.RunAsync(app, ["import", kind, file, .. Product.On(empty)], cancellation);
                    table.Add($"{kind}.{ending}", Scenarios.Number(rows), Timing.Write(new FileInfo(file).Length / 1048576.0), Timing.Write(seconds), Scenarios.Number((long)memory));
                }
                return true;
            });
        return table;
    }
}
