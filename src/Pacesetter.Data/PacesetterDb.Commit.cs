using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Tallies;
using Pacesetter.Domain.Units;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    /// <summary>The only door to the store: writes what was changed, the act that says so, the tallies and the roll-ups, or none of them.</summary>
    /// <exception cref="BrokenRule">acts.changed-meanwhile: somebody else changed the same thing first; accounts.read-only.</exception>
    public Task CommitAsync(Act act, CancellationToken cancellation = default) => CommitAsync([act], null, cancellation);

    /// <param name="acts">What was done, in order.</param>
    /// <param name="reshape">Changes to the tree, made after the rows are written and before they are counted.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    public async Task CommitAsync(IReadOnlyCollection<Act> acts, Func<Counting, Task>? reshape, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(Viewer.MayWrite, "accounts.read-only");
        foreach (var act in acts) act.Sign(Viewer.AccountId, Viewer.Name, Now, Viewer.RequestId);
        Acts.AddRange(acts);
        ChangeTracker.DetectChanges();
        // Looked for once, here; not again each time that the tracker is asked.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            var facts = ChangeTracker.Entries<ITallied>()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => (Fact: entry.Entity, Gone: entry.State is EntityState.Deleted, Table: entry.Metadata.GetTableName()!)).ToList();
            var named = ChangeTracker.Entries<Unit>().Where(entry => entry.State == EntityState.Added || entry.Property(unit => unit.Name).IsModified).Select(entry => entry.Entity).ToList();

            await using var own = Database.CurrentTransaction is null ? await Writing.BeginAsync(this, cancellation) : null;
            var counting = new Counting(this);
            await counting.LockAsync(alone: reshape is not null, cancellation);
            await WriteAsync(cancellation);
            ChangeTracker.AutoDetectChangesEnabled = true;
            if (named.Count > 0) await UnitName.RewriteAsync(this, [.. named.Select(unit => unit.Id)], cancellation);
            if (reshape is not null) await reshape(counting);
            await counting.RecountAsync(facts.Select(row => (row.Gone ? row.Fact.Whole : row.Fact.Touches, row.Table)), cancellation);
            if (own is not null) await own.CommitAsync();
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Begins a transaction for several commits that stand or fall together, in turn with the other writers.</summary>
    public Task<Writing> BeginAsync(CancellationToken cancellation = default) => Writing.BeginAsync(this, cancellation);

    /// <summary>
    /// Begins a transaction that has the tree to itself, for work that counts everything anew. It must be asked for before anything is
    /// written: two who share the tree and then both want it alone would wait for each other for ever.
    /// </summary>
    public Task<Writing> BeginAloneAsync(CancellationToken cancellation = default) => BeginAloneAsync(inBulk: false, cancellation);

    /// <param name="inBulk">An empty store is filled before anybody else uses it, with rows whose references are known to be whole.</param>
    /// <param name="cancellation">Until the turn has come.</param>
    public async Task<Writing> BeginAloneAsync(bool inBulk, CancellationToken cancellation)
    {
        var writing = await Writing.BeginAsync(this, inBulk, cancellation);
        await new Counting(this).LockAsync(alone: true, cancellation);
        return writing;
    }

    /// <summary>Also for those who write without a transaction of their own, as the accounts of Identity do: they wait in line with all others.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
#pragma warning disable RS0030 // This is the line they wait in.
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await using var own = await Writing.BeginAsync(this, cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
#pragma warning restore RS0030
        await own.CommitAsync();
        return written;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        try
        {
#pragma warning disable RS0030 // This is the door itself.
            await SaveChangesAsync(cancellation);
#pragma warning restore RS0030
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRule("acts.changed-meanwhile");
        }
        catch (DbUpdateException e) when (IsDoubleKey(e.InnerException))
        {
            throw new BrokenRule("acts.changed-meanwhile");
        }
    }

    private static bool IsDoubleKey(Exception? e) => e switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } => true,
        Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };
}
