using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Inspections.Visits;

/// <summary>
/// Keeps the working paper of a visit. Handed in, it writes the third number: a task or pledge that was looked at becomes verified or refuted, in the
/// same transaction.
/// </summary>
public sealed class WritePaper(PacesetterDb db, FindVisit find)
{
    /// <param name="complete">True: it is handed in.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, inspections.nothing-to-verify, inspections.own-work; those of <see cref="Visit.Write"/>.</exception>
    public async Task RunAsync(VisitFile file, Paper paper, bool complete, CancellationToken cancellation = default)
    {
        await find.DemandWriterAsync(file);
        var visit = file.Visit;
        visit.Write(file.Of.Rules, file.Of.Inspection, paper, complete, new(db.Viewer.AccountId ?? 0, db.Viewer.Name, db.Now));
        if (visit.HandedIn is not null)
            foreach (var check in visit.Paper.Checks) await VerifyAsync(file, check, cancellation);
        var told = visit.Paper;
        await db.CommitAsync(new Act(complete ? "HandInPaper" : "WritePaper", file.Unit.Id, nameof(Visit), visit.Id)
        {
            CampaignId = file.Of.Campaign.Id, OnBehalfOf = db.Viewer.AccountId is { } account && visit.IsInTeam(account) ? null : string.Join(", ", visit.Team.Select(one => one.Name)),
            After = JsonSerializer.Serialize(new { answers = told.Answers.Select(one => new { question = one.Question + 1, one.Grade }), told.Checks }),
        }, cancellation);
    }

    private async Task VerifyAsync(VisitFile file, PaperCheck check, CancellationToken cancellation)
    {
        var (unit, id, confirmed, by) = (file.Unit.Id, check.Id, check.Confirmed!.Value, db.Viewer.AccountId ?? 0);
        if (check.Kind == PaperCheck.Task)
        {
            var line = await db.TaskProgress.Where(row => row.TaskId == id && row.UnitId == unit && row.State == ProgressState.Done).OrderByDescending(row => row.Month).FirstOrDefaultAsync(cancellation)
                ?? throw new BrokenRule("inspections.nothing-to-verify");
            if (line.Verification?.Confirmed != confirmed) line.Verify(confirmed, by, db.Now);
            return;
        }
        var pledge = await db.Pledges.FirstOrDefaultAsync(row => row.Id == id && row.UnitId == unit, cancellation) ?? throw new BrokenRule("inspections.nothing-to-verify");
        if (pledge.Verification?.Confirmed != confirmed) pledge.Verify(confirmed, new Hand(by, null), db.Now, db.ThisMonth);
    }
}
