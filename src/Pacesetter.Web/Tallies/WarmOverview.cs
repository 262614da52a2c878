using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Tallies;

/// <summary>
/// Reads the overview of every running campaign once, a moment after the start: otherwise the first who looks at one waits until its queries are compiled. Not
/// at the start itself, where it would delay the first page.
/// </summary>
internal sealed class WarmOverview(IServiceScopeFactory scopes, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Moment, time, stoppingToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
            db.Viewer.BecomeSystem("warm");
            var (find, read, month) = (scope.ServiceProvider.GetRequiredService<FindPlace>(), scope.ServiceProvider.GetRequiredService<ReadOverview>(), db.ThisMonth);
            foreach (var code in await db.Campaigns.Where(row => row.EndMonth >= month).Join(db.Units, row => row.UnitId, unit => unit.Id, (_, unit) => unit.Code).ToListAsync(stoppingToken))
                if (await find.RunAsync(code, month.ToString(), null, stoppingToken) is { } place) await read.RunAsync(place, cancellation: stoppingToken);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // A store that is away tells so to whoever asks for a page.
        }
    }
}
