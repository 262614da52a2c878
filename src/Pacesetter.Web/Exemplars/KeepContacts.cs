using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Findings;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>A contact point with its unit.</summary>
public sealed record ContactFile(ContactPoint Contact, Unit Unit)
{
    internal Act Act(PacesetterDb db, string name, string? after = null, string? reason = null) => new(name, Unit.Id, nameof(ContactPoint), Contact.Id)
    {
        CampaignId = Contact.CampaignId, OnBehalfOf = db.OnBehalfOf(Unit), After = after, Reason = reason,
    };
}

/// <summary>Looks a contact point up as the viewer may see it.</summary>
public sealed class FindContact(PacesetterDb db)
{
    /// <exception cref="BrokenRule">exemplars.contact.unknown.</exception>
    public async Task<ContactFile> RunAsync(Guid id, CancellationToken cancellation = default)
    {
        var contact = await db.ContactPoints.FirstOrDefaultAsync(row => row.Id == id, cancellation) ?? throw new BrokenRule("exemplars.contact.unknown");
        return new(contact, await db.Units.AsNoTracking().FirstAsync(row => row.Id == contact.UnitId, cancellation));
    }

    /// <summary>The leader, or whoever speaks for the unit.</summary>
    public async Task<bool> MayNoteAsync(ContactFile file) => (file.Contact.LeaderId is { } leader && leader == db.Viewer.AccountId) || await db.MayAsync(file.Unit.Id, false, ExemplarRights.Own);
}

/// <summary>Names a leader who looks after a unit.</summary>
public sealed class AddContact(PacesetterDb db, FindOwner accounts)
{
    /// <param name="since">Null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="ContactPoint.Begin"/>.</exception>
    public async Task<ContactFile> RunAsync(Place place, string? leader, string? post, DateOnly? since = null, CancellationToken cancellation = default)
    {
        await db.DemandAsync(place.Unit.Id, ExemplarRights.Own);
        var account = await accounts.RunAsync(place.Unit.Id, leader, cancellation);
        var file = new ContactFile(ContactPoint.Begin((place.Campaign!.Id, place.Unit.Id), new(leader, post, account), since ?? db.Today, db.ExemplarHand), place.Unit);
        db.ContactPoints.Add(file.Contact);
        await db.CommitAsync(file.Act(db, "AddContact", JsonSerializer.Serialize(new { file.Contact.Leader, file.Contact.Post, file.Contact.Since })), cancellation);
        return file;
    }
}

/// <summary>Writes down a visit: the day and one line.</summary>
public sealed class NoteContactVisit(PacesetterDb db, FindContact find)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="ContactPoint.Note"/>.</exception>
    public async Task RunAsync(ContactFile file, DateOnly? day, string? line, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(await find.MayNoteAsync(file), "accounts.not-yours");
        var visit = file.Contact.Note(day ?? db.Today, line, db.ExemplarHand);
        db.ContactVisits.Add(visit);
        await db.CommitAsync(file.Act(db, "NoteContactVisit", JsonSerializer.Serialize(new { visit.Day, visit.Line })), cancellation);
    }
}

/// <summary>A leader looks after the unit no more.</summary>
public sealed class EndContact(PacesetterDb db)
{
    /// <param name="day">Since when; null: today.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="ContactPoint.End"/>.</exception>
    public async Task RunAsync(ContactFile file, DateOnly? day, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, ExemplarRights.Own);
        file.Contact.End(day ?? db.Today, reason, db.ExemplarHand);
        await db.CommitAsync(file.Act(db, "EndContact", JsonSerializer.Serialize(new { file.Contact.Ending!.Day }), file.Contact.Ending.Reason), cancellation);
    }
}
