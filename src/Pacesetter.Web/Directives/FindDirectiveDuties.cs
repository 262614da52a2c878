using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Web.Directives;

/// <summary>A directive that waits for a person: to be signed for, answered, checked or signed.</summary>
/// <param name="What">sign, answer, check, sign-off.</param>
/// <param name="UnitCode">The unit in whose name.</param>
/// <param name="Until">Null: no day is set.</param>
public sealed record DirectiveDuty(string What, Directive Directive, string UnitCode, string UnitName, DateOnly? Until);

/// <summary>Looks for them, over the units a person has a role on itself.</summary>
public sealed class FindDirectiveDuties(PacesetterDb db)
{
    public const string Sign = "sign", Answer = "answer", Check = "check", SignOff = "sign-off";
    private const int MostUnits = 20;
    private const int Most = 20;

    public async Task<IReadOnlyList<DirectiveDuty>> RunAsync(CancellationToken cancellation = default)
    {
        var own = Units(DirectiveRights.Readers);
        if (own.Length == 0) return [];
        var names = await db.Units.AsNoTracking().Where(unit => own.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => (unit.Code, unit.Name), cancellation);
        var me = db.Viewer.AccountId;
        var (checks, signs) = (Units(DirectiveRights.Checkers), Units(DirectiveRights.Signers));
        var unsigned = await (from receipt in db.DirectiveReceipts where own.Contains(receipt.UnitId) && receipt.Signature == null
                              join row in db.Directives on receipt.DirectiveId equals row.Id where row.Ending == null orderby row.Id select new { row, receipt.UnitId }).AsNoTracking().Take(Most).ToListAsync(cancellation);
        var asked = await (from opinion in db.DirectiveOpinions where own.Contains(opinion.UnitId) && opinion.Answer == null
                           join row in db.Directives on opinion.DirectiveId equals row.Id where row.Ending == null && row.Issue == null && (row.Check == null || row.Check.Version < row.Version) orderby row.Id select new { row, opinion.UnitId }).AsNoTracking().Take(Most).ToListAsync(cancellation);
        var drafts = await db.Directives.AsNoTracking().Where(row => own.Contains(row.UnitId) && row.Issue == null && row.Ending == null && (row.Signature == null || row.Signature.Version < row.Version)).OrderBy(row => row.Id).Take(Most).ToListAsync(cancellation);
        return
        [
            .. unsigned.Select(pair => Duty(Sign, pair.row, pair.UnitId, pair.row.Due)),
            .. asked.Select(pair => Duty(Answer, pair.row, pair.UnitId, pair.row.Seeking?.Due)),
            .. drafts.Where(row => row.IsChecked && signs.Contains(row.UnitId)).Select(row => Duty(SignOff, row, row.UnitId, row.Due)),
            .. drafts.Where(row => !row.IsChecked && row.Draft.By != me && checks.Contains(row.UnitId)).Select(row => Duty(Check, row, row.UnitId, row.Seeking?.Due)),
        ];

        DirectiveDuty Duty(string what, Directive row, int unit, DateOnly? until) => new(what, row, names[unit].Code, names[unit].Name, until);
    }

    private int[] Units(Role[] roles) =>
        [.. db.Viewer.Grants.Where(grant => grant.UnitId is not null && roles.Contains(grant.Role)).Select(grant => grant.UnitId!.Value).Distinct().Take(MostUnits)];
}
