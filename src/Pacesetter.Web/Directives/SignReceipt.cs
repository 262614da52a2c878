using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Directives;

/// <summary>A unit signs for a directive that was issued to it.</summary>
public sealed class SignReceipt(PacesetterDb db)
{
    /// <exception cref="BrokenRule">directives.not-received, accounts.not-yours; those of <see cref="DirectiveReceipt.Sign"/>.</exception>
    public async Task RunAsync(DirectiveFile file, string code, CancellationToken cancellation = default)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) ?? throw new BrokenRule("directives.not-received");
        var receipt = await db.DirectiveReceipts.FirstOrDefaultAsync(row => row.DirectiveId == file.Directive.Id && row.UnitId == unit.Id, cancellation) ?? throw new BrokenRule("directives.not-received");
        BrokenRule.Unless(await db.MayReceiveAsync(unit.Id, file.Unit.Id), "accounts.not-yours");
        receipt.Sign(db.DirectiveHand, db.Now);
        await db.CommitAsync(file.Act(db, "SignReceipt", JsonSerializer.Serialize(new { unit.Code }), unit: unit), cancellation);
    }
}

/// <summary>A unit that got a copy notes that it has read it. Nobody asks for that.</summary>
public sealed class NoteCopy(PacesetterDb db)
{
    /// <exception cref="BrokenRule">directives.not-copied, accounts.not-yours; those of <see cref="DirectiveCopy.Note"/>.</exception>
    public async Task RunAsync(DirectiveFile file, string code, CancellationToken cancellation = default)
    {
        var id = file.Directive.Id;
        BrokenRule.Unless(file.Directive.Issue is not null, "directives.not-copied");
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) ?? throw new BrokenRule("directives.not-copied");
        var copy = await db.DirectiveCopies.FirstOrDefaultAsync(row => row.DirectiveId == id && row.UnitId == unit.Id, cancellation) ?? throw new BrokenRule("directives.not-copied");
        BrokenRule.Unless(await db.MayReceiveAsync(unit.Id, file.Unit.Id), "accounts.not-yours");
        copy.Note(db.DirectiveHand, db.Now);
        await db.CommitAsync(file.Act(db, "NoteCopy", JsonSerializer.Serialize(new { unit.Code }), unit: unit), cancellation);
    }
}

/// <summary>Reminds the units that have not signed for a directive: all, or one. Nobody is reminded twice within a week.</summary>
public sealed class RemindOfDirective(PacesetterDb db)
{
    /// <param name="only">Code of the one unit to remind; null: all.</param>
    /// <returns>How many were reminded; those reminded within the last week are left out.</returns>
    /// <exception cref="BrokenRule">accounts.not-yours, directives.not-in-force, directives.nobody-to-remind, directives.reminded-already (only one was asked for).</exception>
    public async Task<int> RunAsync(DirectiveFile file, string? only = null, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Leader, Role.Secretary);
        BrokenRule.Unless(file.Directive.IsInForce, "directives.not-in-force");
        var id = file.Directive.Id;
        var unread = await db.DirectiveReceipts.Where(row => row.DirectiveId == id && row.Signature == null && (only == null || db.Units.Any(unit => unit.Id == row.UnitId && unit.Code == only)))
            .OrderBy(row => row.UnitId).Select(row => row.UnitId).ToListAsync(cancellation);
        BrokenRule.Unless(unread.Count > 0, "directives.nobody-to-remind");
        var last = await db.DirectiveReminders.Where(row => row.DirectiveId == id).GroupBy(row => row.UnitId).Select(rows => new { rows.Key, At = rows.Max(row => row.At) }).ToDictionaryAsync(row => row.Key, row => row.At, cancellation);
        var due = unread.Where(unit => Reminder.HasPaused(last.TryGetValue(unit, out var at) ? at : null, db.Today, db.Now)).ToList();
        BrokenRule.Unless(due.Count > 0 || only is null, "directives.reminded-already");
        if (due.Count == 0) return 0;
        db.DirectiveReminders.AddRange(due.Select(unit => new DirectiveReminder(id, unit, file.Unit.Id, db.Today.DayNumber / 7, db.Viewer.AccountId ?? 0, db.Now)));
        // One act for all of them: whom it reached stands in the reminders themselves.
        await db.CommitAsync(file.Act(db, "RemindOfDirective", string.Create(CultureInfo.InvariantCulture, $"{{\"units\":{due.Count}}}")), cancellation);
        return due.Count;
    }
}
