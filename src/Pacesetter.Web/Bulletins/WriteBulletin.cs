using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Bulletins;

namespace Pacesetter.Web.Bulletins;

/// <summary>Begins the bulletin of a month with what the numbers say.</summary>
internal sealed class BeginBulletin(PacesetterDb db, ComposeBulletin compose)
{
    /// <exception cref="BrokenRule">accounts.not-yours, bulletins.begun.</exception>
    public async Task<Bulletin> RunAsync(BulletinFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Place.Unit.Id, FindBulletin.Writers);
        BrokenRule.Unless(file.Bulletin is null, "bulletins.begun");
        var bulletin = Bulletin.Begin(file.Place.Campaign!.Id, file.Place.Unit.Id, file.Place.Month, compose.Run(file.Overview), db.BulletinHand());
        db.Bulletins.Add(bulletin);
        await db.CommitAsync(bulletin.Act("BeginBulletin", after: new { bulletin.Month, bulletin.Title }), cancellation);
        return bulletin;
    }
}

/// <summary>Puts a draft into the office's own words, or takes over the numbers there are now.</summary>
internal sealed class WriteBulletin(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, bulletins.unknown; those of <see cref="Bulletin.Rewrite"/>.</exception>
    public async Task RunAsync(BulletinFile file, string? title, string? text, CancellationToken cancellation = default)
    {
        var bulletin = await DraftAsync(file);
        var before = bulletin.Title;
        bulletin.Rewrite(title, text, db.BulletinHand());
        await db.CommitAsync(bulletin.Act("WriteBulletin", new { title = before }, new { bulletin.Title, characters = bulletin.Text.Length }), cancellation);
    }

    /// <param name="marks">Only these numbers; empty: all that have changed.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, bulletins.unknown; those of <see cref="Bulletin.Renew"/>.</exception>
    public async Task RenewAsync(BulletinFile file, IReadOnlyCollection<int> marks, CancellationToken cancellation = default)
    {
        var (bulletin, changed) = (await DraftAsync(file), file.Changed.Where(mark => marks.Count == 0 || marks.Contains(mark)).ToHashSet());
        bulletin.Renew(mark => changed.Contains(mark) ? file.Now(mark) : null, db.BulletinHand());
        await db.CommitAsync(bulletin.Act("RenewBulletin", after: changed.ToDictionary(mark => file.Source(mark)!.Key, file.Now)), cancellation);
    }

    private async Task<Bulletin> DraftAsync(BulletinFile file)
    {
        await db.DemandAsync(file.Place.Unit.Id, FindBulletin.Writers);
        return file.Bulletin ?? throw new BrokenRule("bulletins.unknown");
    }
}

/// <summary>Gives a bulletin out under the next number of the unit's series; from then on it is fixed.</summary>
internal sealed class IssueBulletin(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, bulletins.unknown, acts.changed-meanwhile; those of <see cref="Bulletin.GiveOut"/>.</exception>
    public async Task RunAsync(BulletinFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Place.Unit.Id, FindBulletin.Writers);
        var bulletin = file.Bulletin ?? throw new BrokenRule("bulletins.unknown");
        var (unit, campaign, year) = (bulletin.UnitId, bulletin.CampaignId, db.Today.Year);
        await using var writing = await db.BeginAsync(cancellation);
        var last = await db.Bulletins.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign && row.Year == year).MaxAsync(row => row.Number, cancellation) ?? 0;
        bulletin.GiveOut((year, last + 1), db.BulletinHand());
        await db.CommitAsync(bulletin.Act("IssueBulletin", after: new { bulletin.Month, bulletin.Year, bulletin.Number, bulletin.Title }), cancellation);
        await writing.CommitAsync();
    }
}

internal static class BulletinActs
{
    public static BulletinHand BulletinHand(this PacesetterDb db) => new(db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now);

    public static Act Act(this Bulletin bulletin, string name, object? before = null, object? after = null) => new(name, bulletin.UnitId, nameof(Bulletin), bulletin.Id)
    {
        CampaignId = bulletin.CampaignId, Before = before is null ? null : JsonSerializer.Serialize(before), After = after is null ? null : JsonSerializer.Serialize(after),
    };
}
