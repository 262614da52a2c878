using System.Globalization;
using System.Runtime.InteropServices;

namespace Pacesetter.Bench;

/// <summary>
/// <c>bench/RESULTS.md</c>: what people wrote stays, and each scenario replaces its own block, found by the marks around it.
/// </summary>
internal static class Results
{
    private static string FilePath => Path.Combine(Repository.Root, "bench", "RESULTS.md");

    public static async Task MergeAsync(Ground ground, string scenario, Table table)
    {
        var key = $"{ground.Size.Key}/{ground.Store}/{scenario}";
        string[] block = [Begin(key), .. table.Lines(), "", $"<sub>{Circumstances()}</sub>", End(key)];
        List<string> lines = File.Exists(FilePath) ? [.. await File.ReadAllLinesAsync(FilePath)] : ["# Results"];
        var (from, to) = (lines.IndexOf(Begin(key)), lines.IndexOf(End(key)));
        if (from >= 0)
        {
            lines.RemoveRange(from, to - from + 1);
            lines.InsertRange(from, block);
        }
        else
        {
            var heading = $"## {ground.Size.Key} · {ground.Store}";
            if (!lines.Contains(heading)) lines.AddRange(["", heading]);
            var next = lines.FindIndex(lines.IndexOf(heading) + 1, line => line.StartsWith("## ", StringComparison.Ordinal));
            lines.InsertRange(next < 0 ? lines.Count : next, next < 0 ? ["", .. block] : [.. block, ""]);
        }
        await File.WriteAllTextAsync(FilePath, string.Join('\n', lines).TrimEnd() + "\n");
    }

    /// <summary>Cores, memory, system, runtime, commit, day and how busy the machine was otherwise.</summary>
    private static string Circumstances()
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription}, commit {Repository.Commit()}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, load {load}");
    }

    private static string Begin(string key) => $"<!-- {key} -->";

    private static string End(string key) => $"<!-- end {key} -->";
}
