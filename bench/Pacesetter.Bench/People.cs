using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Shell;

namespace Pacesetter.Bench;

/// <summary>A unit to look at, and the person who acts for it.</summary>
internal sealed record Node(string Level, Unit Unit, Account Person, Grant Grant, int Children, int Below);

/// <summary>The product's services on a store, seen as somebody who belongs to a unit.</summary>
internal sealed class People(Settings settings) : IAsyncDisposable
{
    private readonly ServiceProvider services = Site.BuildServices(settings, with => Watch(with, new DatabaseClock()));

    public DatabaseClock Clock => services.GetRequiredService<DatabaseClock>();

    public static void Watch(IServiceCollection services, DatabaseClock clock)
    {
        services.AddSingleton(clock);
        services.ConfigureDbContext<SqliteDb>((_, options) => options.AddInterceptors(clock));
        services.ConfigureDbContext<PostgresDb>((_, options) => options.AddInterceptors(clock));
    }

    public AsyncServiceScope System()
    {
        var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("bench");
        return scope;
    }

    public Task<AsyncServiceScope> AsAsync(Node node) => AsAsync(services, node.Person.Id, node.Person.Name, node.Grant);

    /// <summary>As a request begins.</summary>
    public static async Task<AsyncServiceScope> AsAsync(IServiceProvider services, int account, string name, Grant grant)
    {
        var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        await db.HoldAsync();
        db.Viewer.Become(account, name, [grant], db.Today);
        return scope;
    }

    /// <summary>The head of the tree and, level by level, the widest unit below it.</summary>
    public async Task<IReadOnlyList<Node>> NodesAsync()
    {
        await using var scope = System();
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        var id = await db.Campaigns.OrderBy(campaign => campaign.Id).Select(campaign => campaign.UnitId).FirstAsync();
        var nodes = new List<Node>();
        foreach (var level in (string[])["root", "county", "township", "branch"])
        {
            nodes.Add(await NodeAsync(db, level, id));
            var month = db.ThisMonth;
            var below = db.UnitAncestors.Where(row => row.AncestorId == id && row.Depth == 1 && row.FromMonth <= month && row.ToMonth > month);
            var widest = await below.Select(row => new { row.UnitId, Width = db.UnitAncestors.Count(lower => lower.AncestorId == row.UnitId && lower.Depth == 1) })
                .OrderByDescending(row => row.Width).ThenBy(row => row.UnitId).FirstOrDefaultAsync();
            if (widest is null) break;
            id = widest.UnitId;
        }
        return nodes;
    }

    private static async Task<Node> NodeAsync(PacesetterDb db, string level, int id)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(row => row.Id == id);
        var grant = await db.Grants.AsNoTracking().Where(row => row.UnitId == id && (row.Role == Role.Office || row.Role == Role.Secretary)).OrderBy(row => row.Id).FirstAsync();
        var person = await db.Users.AsNoTracking().SingleAsync(row => row.Id == grant.AccountId);
        var month = db.ThisMonth;
        var below = db.UnitAncestors.Where(row => row.AncestorId == id && row.FromMonth <= month && row.ToMonth > month);
        return new(level, unit, person, grant, await below.CountAsync(row => row.Depth == 1), await below.CountAsync());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
