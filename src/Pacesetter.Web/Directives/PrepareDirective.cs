using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>Asks units below for their opinions on a draft.</summary>
public sealed class SeekOpinions(PacesetterDb db)
{
    /// <param name="codes">Codes of the units.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, directives.asked-unknown, directives.asked-already, directives.due-missing; those of <see cref="Directive.Seek"/>.</exception>
    public async Task RunAsync(DirectiveFile file, IReadOnlyCollection<string> codes, DateOnly? due, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Drafters);
        var (month, own) = (db.ThisMonth, file.Unit.Id);
        var wanted = codes.Select(code => code.Trim()).Where(code => code.Length > 0).Distinct().ToArray();
        var units = await db.Units.Where(unit => wanted.Contains(unit.Code) && unit.Id != own && db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.AncestorId == own && row.FromMonth <= month && row.ToMonth > month))
            .Select(unit => new { unit.Id, unit.Code }).ToDictionaryAsync(unit => unit.Code, unit => unit.Id, cancellation);
        foreach (var code in wanted) BrokenRule.Unless(units.ContainsKey(code), "directives.asked-unknown", code);
        var there = await db.DirectiveOpinions.Where(row => row.DirectiveId == file.Directive.Id).Select(row => row.UnitId).ToListAsync(cancellation);
        BrokenRule.Unless(due is not null, "directives.due-missing");
        var added = units.Values.Except(there).Order().ToArray();
        BrokenRule.Unless(added.Length > 0 || units.Count == 0, "directives.asked-already");
        db.DirectiveOpinions.AddRange(file.Directive.Seek(file.Recipe, added, due!.Value, db.DirectiveHand, db.Now, db.Today));
        await db.CommitAsync(file.Act(db, "SeekOpinions", JsonSerializer.Serialize(new { units = units.Keys.Order(StringComparer.Ordinal), due })), cancellation);
    }
}

/// <summary>A unit that was asked says what it thinks of a draft.</summary>
public sealed class GiveOpinion(PacesetterDb db)
{
    /// <exception cref="BrokenRule">directives.not-asked, accounts.not-yours; those of <see cref="DirectiveOpinion.Say"/>.</exception>
    public async Task RunAsync(DirectiveFile file, string code, bool agrees, string? remarks, CancellationToken cancellation = default)
    {
        var unit = await db.Units.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, cancellation) ?? throw new BrokenRule("directives.not-asked");
        var opinion = await db.DirectiveOpinions.FirstOrDefaultAsync(row => row.DirectiveId == file.Directive.Id && row.UnitId == unit.Id, cancellation) ?? throw new BrokenRule("directives.not-asked");
        // Nobody approves of their own draft in the name of somebody below.
        BrokenRule.Unless(await db.MayReceiveAsync(unit.Id, file.Unit.Id), "accounts.not-yours");
        opinion.Say(file.Directive, agrees, remarks, db.DirectiveHand, db.Now);
        await db.CommitAsync(file.Act(db, "GiveOpinion", JsonSerializer.Serialize(new { unit.Code, agrees, opinion.Answer!.Remarks }), unit: unit), cancellation);
    }
}

/// <summary>Somebody who did not write it has read a draft through.</summary>
public sealed class CheckDirective(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Directive.PassCheck"/>.</exception>
    public async Task RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Checkers);
        var waiting = await db.DirectiveOpinions.CountAsync(row => row.DirectiveId == file.Directive.Id && row.Answer == null, cancellation);
        file.Directive.PassCheck(waiting, db.DirectiveHand, db.Now, db.Today);
        await db.CommitAsync(file.Act(db, "CheckDirective", JsonSerializer.Serialize(new { file.Directive.Version })), cancellation);
    }
}

/// <summary>A leader or the secretary signs the text that was checked.</summary>
public sealed class SignDirective(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Directive.Sign"/>.</exception>
    public async Task RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, DirectiveRights.Signers);
        file.Directive.Sign(db.DirectiveHand, db.Now);
        await db.CommitAsync(file.Act(db, "SignDirective", JsonSerializer.Serialize(new { file.Directive.Version })), cancellation);
    }
}
