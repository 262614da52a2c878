using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Pacesetter.Data;

namespace Pacesetter.Bench;

/// <summary>
/// Adds up what the statements of people's requests take: preparing, executing and reading rows until the reader is closed. What the
/// system does beside them (sealing, folding) is left out. For one request at a time.
/// </summary>
internal sealed class DatabaseClock : DbCommandInterceptor
{
    private readonly Dictionary<string, (int Times, TimeSpan Spent)> byStatement = [];
    private TimeSpan spent;
    private int statements;

    public (double Milliseconds, int Statements) Take()
    {
        var taken = (spent.TotalMilliseconds, statements);
        (spent, statements) = (TimeSpan.Zero, 0);
        return taken;
    }

    /// <summary>Each statement with its mean time, the costliest first; then forgets them.</summary>
    public IEnumerable<string> TellStatements()
    {
        List<string> told = [.. byStatement.OrderByDescending(pair => pair.Value.Spent).Select(pair => $"{Timing.Write(pair.Value.Spent.TotalMilliseconds / Math.Max(1, pair.Value.Times))} ms × {pair.Value.Times}\n{pair.Key}\n")];
        byStatement.Clear();
        return told;
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Add(command, eventData, eventData.Duration, 1);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Add(command, eventData, eventData.Duration, 1);
        return new(result);
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Add(command, eventData, eventData.Duration, 0);
        return result;
    }

    private void Add(DbCommand command, DbContextEventData data, TimeSpan duration, int count)
    {
        if (data.Context is not PacesetterDb { Viewer.SeesAll: false }) return;
        spent += duration;
        statements += count;
        var (times, sum) = byStatement.GetValueOrDefault(command.CommandText);
        byStatement[command.CommandText] = (times + count, sum + duration);
    }
}
