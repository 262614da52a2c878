using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Directives;
using Pacesetter.Domain;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>Gives a signed directive its number and puts it on the desks of the units it means. Number, units and act are written together or not at all, so the register has no gaps.</summary>
public sealed class IssueDirective(PacesetterDb db, ReachUnits reach)
{
    /// <param name="mark">The unit's mark in the number (机关代字); one it has not used yet begins a series of its own.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Directive.DemandIssuable"/>.</exception>
    public async Task RunAsync(DirectiveFile file, string? mark, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        var reached = await reach.RunAsync(file, cancellation);
        var said = (mark ?? "").Trim();
        file.Directive.DemandIssuable(file.Recipe, said, reached.Ids.Count, db.Today);
        await using var writing = await db.BeginAsync(cancellation);
        var series = await db.TakeNumberAsync(file.Unit.Id, said, db.Today.Year, cancellation);
        // Who has to act needs no copy.
        var (id, reaches) = (file.Directive.Id, reached.Ids.ToHashSet());
        db.DirectiveCopies.RemoveRange((await db.DirectiveCopies.Where(row => row.DirectiveId == id).OrderBy(row => row.UnitId).ToListAsync(cancellation)).Where(copy => reaches.Contains(copy.UnitId)));
        db.DirectiveReceipts.AddRange(file.Directive.GiveOut(file.Recipe, series, reached.Ids, db.DirectiveHand, db.Now, db.Today));
        await db.CommitAsync(file.Act(db, "IssueDirective", JsonSerializer.Serialize(new { number = file.Directive.NumberText, units = reached.Ids.Count, file.Directive.Version })), cancellation);
        await writing.CommitAsync();
    }
}

/// <summary>Revokes a directive, puts another in its place, or drops a draft.</summary>
public sealed class EndDirective(PacesetterDb db)
{
    /// <param name="by">The directive that takes its place; null: none.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Directive.End"/>.</exception>
    public async Task RunAsync(DirectiveFile file, string? reason, Guid? by, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        var successor = by is null ? null : await db.Directives.AsNoTracking().FirstOrDefaultAsync(row => row.Id == by, cancellation) ?? throw new BrokenRule("directives.successor-unknown");
        file.Directive.End(reason, successor, db.DirectiveHand, db.Now, db.Today);
        await db.CommitAsync(file.Act(db, "EndDirective", JsonSerializer.Serialize(new { issued = file.Directive.Issue is not null, by }), reason: file.Directive.Ending!.Reason), cancellation);
    }
}
