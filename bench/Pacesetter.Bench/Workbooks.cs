using System.Diagnostics;
using System.Globalization;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Bench;

/// <summary>A workbook as large as a sheet may be, written the way every list is.</summary>
internal static class Workbooks
{
    private const int Rows = 1_000_000;
    private const double Mebi = 1 << 20;

    /// <summary>Without a store: rows as a list of tasks has them, into a file.</summary>
    public static async Task<Table> RunAsync(CancellationToken cancellation)
    {
        var table = new Table("A workbook of 1,000,000 rows", "columns", "seconds", "file MiB", "resident MiB before", "most while writing", "processor s")
        {
            Note = "Code, unit, task, measure, owner, quantity, day due, state: five of text, one of numbers, one of days. Straight into a file, compressed.",
        };
        var path = Path.Combine(Path.GetTempPath(), $"pacesetter-{Environment.ProcessId}.xlsx");
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        var (before, most, begun, processor) = (process.WorkingSet64, process.WorkingSet64, Stopwatch.StartNew(), process.TotalProcessorTime);
        try
        {
            await using (var file = File.Create(path)) await SheetWriter.WriteXlsxAsync(file, "任务", Columns, RowsAsync(Watch), stop: cancellation);
            process.Refresh();
            table.Add($"{Columns.Length}", Timing.Write(begun.Elapsed.TotalSeconds), Timing.Write(new FileInfo(path).Length / Mebi), Timing.Write(before / Mebi), Timing.Write(most / Mebi), Timing.Write((process.TotalProcessorTime - processor).TotalSeconds));
        }
        finally
        {
            File.Delete(path);
        }
        return table;

        void Watch()
        {
            process.Refresh();
            most = Math.Max(most, process.WorkingSet64);
        }
    }

    private static Column[] Columns { get; } =
    [
        new("code", "单位代码", "Unit code"), new("unit", "单位", "Unit"), new("title", "任务", "Task"), new("measure", "工作措施", "Measure"), new("owner", "责任人", "Owner"),
        new("target", "目标数量", "Quantity") { Kind = ColumnKind.Number }, new("due", "完成时限", "Due") { Kind = ColumnKind.Day }, new("state", "状态", "State"),
    ];

    private static async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Action watch)
    {
        for (var i = 0; i < Rows; i++)
        {
            if (i % 10_000 == 0) watch();
            var number = i.ToString(CultureInfo.InvariantCulture);
            yield return [number.PadLeft(9, '0'), $"第{i % 16_000}村党支部", $"修好进村的路（第{number}段）", "梳理事项清单，逐项压缩环节，每周抽查一次", "王建国", number, i % 2 == 0 ? "2026-10-31" : null, "按期完成"];
        }
        await Task.CompletedTask;
    }
}
