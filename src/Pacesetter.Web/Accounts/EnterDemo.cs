using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts;

/// <summary>One role of the demonstration that a visitor may enter as.</summary>
internal sealed record DemoPerson(string Login, string Name, Role? Role, string? Unit);

/// <summary>Entering the demonstration by role, without a password: in demo mode only, on this very machine only.</summary>
internal sealed class EnterDemo(PacesetterDb db, SignIn door, Settings settings)
{
    /// <summary>User names of demonstration accounts begin with this.</summary>
    public const string Prefix = "demo.";

    private static readonly string[] OwnNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// A proxy on this machine makes every request look local: it gives itself away by its headers. The name asked for must be local too, or a foreign page
    /// could reach in by a name that resolves to this machine.
    /// </summary>
    public bool IsOpenTo(HttpContext context) => settings.Demo
        && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded")
        && OwnNames.Contains(context.Request.Host.Host);

    public async Task<List<DemoPerson>> ListAsync()
    {
        var today = db.Today;
        var prefix = Prefix.ToUpperInvariant();
        return await (
            from account in db.Users
            where account.NormalizedUserName!.StartsWith(prefix)
            from grant in db.Grants.Where(grant => grant.AccountId == account.Id && grant.From <= today && (grant.Until == null || grant.Until >= today)).DefaultIfEmpty()
            from unit in db.Units.Where(unit => grant != null && unit.Id == grant.UnitId).DefaultIfEmpty()
            orderby account.Id
            select new DemoPerson(account.UserName!, account.Name, grant == null ? null : grant.Role, unit == null ? null : unit.Name))
            .IgnoreQueryFilters([PacesetterDb.Scope]).ToListAsync();
    }

    /// <exception cref="BrokenRule">accounts.unknown.</exception>
    public async Task RunAsync(HttpContext context, string login)
    {
        BrokenRule.Unless(IsOpenTo(context) && login.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase), "accounts.unknown");
        var name = login.ToUpperInvariant();
        var account = await db.Users.FirstOrDefaultAsync(row => row.NormalizedUserName == name) ?? throw new BrokenRule("accounts.unknown");
        await door.EnterAsync(account);
    }
}
