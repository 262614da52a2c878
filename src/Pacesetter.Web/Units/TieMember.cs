using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>A person with an account and a role in a unit.</summary>
public sealed record NamedAccount(int Id, string Login, string Name);

/// <summary>Members of one name in a unit, and the accounts of that name that may be theirs.</summary>
public sealed record Namesakes(string Name, IReadOnlyList<Member> Members, IReadOnlyList<NamedAccount> Accounts);

/// <summary>Finds names that stand twice on a unit's roster: nobody can tell by the name alone whose the account is.</summary>
public sealed class FindNamesakes(PacesetterDb db)
{
    public async Task<IReadOnlyList<Namesakes>> RunAsync(int unit, CancellationToken cancellation = default)
    {
        var twice = await db.Members.Where(row => row.UnitId == unit).GroupBy(row => row.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(cancellation);
        if (twice.Count == 0) return [];
        var members = await db.Members.AsNoTracking().Where(row => row.UnitId == unit && twice.Contains(row.Name)).OrderBy(row => row.Name).ThenBy(row => row.Id).ToListAsync(cancellation);
        var accounts = await Accounts(unit).Where(account => twice.Contains(account.Name)).OrderBy(account => account.Id)
            .Select(account => new NamedAccount(account.Id, account.UserName!, account.Name)).ToListAsync(cancellation);
        return [.. members.GroupBy(row => row.Name).Select(name => new Namesakes(name.Key, [.. name], [.. accounts.Where(account => account.Name == name.Key)]))];
    }

    /// <summary>Accounts with a role on the unit itself.</summary>
    internal IQueryable<Data.Accounts.Account> Accounts(int unit)
    {
        var today = db.Today;
        return db.Users.AsNoTracking().Where(account => db.Grants.Any(grant => grant.AccountId == account.Id && grant.UnitId == unit && grant.From <= today && (grant.Until == null || grant.Until >= today)));
    }
}

/// <summary>Says which member an account is, where the name does not tell.</summary>
public sealed class TieMember(PacesetterDb db, FindNamesakes namesakes)
{
    /// <param name="number">The member's.</param>
    /// <param name="login">User name of the account; empty: nobody's, as far as is known.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, units.member.unknown, units.account-unknown: no account with that user name has a role here, units.account-of-other.</exception>
    public async Task RunAsync(string number, string? login, CancellationToken cancellation = default)
    {
        var member = await db.MemberAsync(number, cancellation);
        var unit = member.UnitId;
        await db.DemandAsync(unit, Role.Secretary, Role.Office);
        var account = string.IsNullOrWhiteSpace(login) ? null
            : await namesakes.Accounts(unit).Where(row => row.UserName == login.Trim()).Select(row => new NamedAccount(row.Id, row.UserName!, row.Name)).FirstOrDefaultAsync(cancellation) ?? throw new BrokenRule("units.account-unknown", login);
        if (member.AccountId == account?.Id) return;
        BrokenRule.Unless(account is null || !await db.Members.AnyAsync(row => row.UnitId == unit && row.AccountId == account.Id, cancellation), "units.account-of-other", login);
        var before = member.AccountId;
        member.Forget();
        if (account is not null) member.Know(account.Id);
        await db.CommitAsync(new Act("TieMember", unit, nameof(Member), member.Number)
        {
            Before = JsonSerializer.Serialize(new { account = before }), After = JsonSerializer.Serialize(new { account = account?.Id, account?.Login }),
        }, cancellation);
    }
}
