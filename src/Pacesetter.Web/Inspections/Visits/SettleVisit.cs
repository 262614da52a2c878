using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>Settles the day of a visit, within the caps. The act stands with the unit that inspects: the other does not know yet.</summary>
public sealed class SettleVisit(PacesetterDb db, FindVisit find)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Visit.Settle"/>.</exception>
    public async Task RunAsync(VisitFile file, DateOnly day, CancellationToken cancellation = default)
    {
        await find.DemandWriterAsync(file);
        var (unit, own, before) = (file.Unit.Id, file.Visit.Id, file.Visit.Day);
        var others = await db.Visits.IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().Where(row => row.UnitId == unit && row.Id != own && row.Day != null).Select(row => row.Day!.Value).ToListAsync(cancellation);
        file.Visit.Settle(file.Of.Rules, file.Of.Recipe.WorkingDays, file.Of.Inspection, day, others);
        await db.CommitAsync(new Act("SettleVisit", file.Of.Unit.Id, nameof(Visit), file.Visit.Id)
        {
            CampaignId = file.Of.Campaign.Id, Before = before is null ? null : JsonSerializer.Serialize(new { day = before }), After = JsonSerializer.Serialize(new { day }),
        }, cancellation);
    }
}

/// <summary>They are there: from now on the unit knows.</summary>
public sealed class BeginVisit(PacesetterDb db, FindVisit find)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Visit.Arrive"/>.</exception>
    public async Task RunAsync(VisitFile file, CancellationToken cancellation = default)
    {
        await find.DemandWriterAsync(file);
        file.Visit.Arrive(file.Of.Recipe.WorkingDays, file.Of.Inspection, db.Viewer.AccountId ?? 0, db.Now, db.Today);
        await db.CommitAsync(new Act("BeginVisit", file.Unit.Id, nameof(Visit), file.Visit.Id)
        {
            CampaignId = file.Of.Campaign.Id, After = JsonSerializer.Serialize(new { inspection = file.Of.Inspection.Title, team = file.Visit.Team.Select(one => one.Name) }),
        }, cancellation);
    }
}

/// <summary>Feeds back to the unit what was found.</summary>
public sealed class ConcludeVisit(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Visit.Conclude"/>.</exception>
    public async Task RunAsync(VisitFile file, string? text, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Of.Unit.Id, InspectionRights.Planners);
        file.Visit.Conclude(text, db.Viewer.AccountId ?? 0, db.Now);
        await db.CommitAsync(new Act("ConcludeVisit", file.Unit.Id, nameof(Visit), file.Visit.Id) { CampaignId = file.Of.Campaign.Id, After = JsonSerializer.Serialize(new { file.Visit.Conclusion!.Text }) }, cancellation);
    }
}

/// <summary>The unit answers the conclusion, or amends its answer.</summary>
public sealed class ReplyToConclusion(PacesetterDb db, FindVisit find)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Visit.Reply"/>.</exception>
    public async Task RunAsync(VisitFile file, string? text, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(await find.MayReplyAsync(file), "accounts.not-yours");
        var before = file.Visit.Replies is [.., var last] ? last.Text : null;
        file.Visit.Reply(text, (db.Viewer.AccountId ?? 0, db.Viewer.Name), db.Now);
        await db.CommitAsync(new Act("ReplyToConclusion", file.Unit.Id, nameof(Visit), file.Visit.Id)
        {
            CampaignId = file.Of.Campaign.Id, OnBehalfOf = db.OnBehalfOf(file.Unit),
            Before = before is null ? null : JsonSerializer.Serialize(new { text = before }), After = JsonSerializer.Serialize(new { text = file.Visit.Replies[^1].Text }),
        }, cancellation);
    }
}
