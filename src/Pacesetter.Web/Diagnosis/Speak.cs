using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Diagnosis;

/// <summary>The unit answers a verdict on it.</summary>
public sealed class ReplyToVerdict(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Verdict.Reply"/>.</exception>
    public async Task RunAsync(VerdictFile file, string? text, CancellationToken cancellation = default)
    {
        await db.DemandReplyAsync(file.Unit.Id);
        file.Verdict.Reply(text, db.Who, db.Now);
        await db.CommitAsync(file.Act("ReplyToVerdict", JsonSerializer.Serialize(new { file.Verdict.Answer!.Text }), onBehalfOf: db.OnBehalfOf(file.Unit)), cancellation);
    }
}

/// <summary>The office above confirms, rejects or suspends a verdict.</summary>
public sealed class DecideVerdict(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, diagnosis.outcome-missing; those of <see cref="Verdict.Decide"/>.</exception>
    public async Task RunAsync(VerdictFile file, Outcome? outcome, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandDecideAsync(file.Unit.Id);
        file.Verdict.Decide(outcome ?? throw new BrokenRule("diagnosis.outcome-missing"), reason, db.Who, db.Now);
        await db.CommitAsync(file.Act("DecideVerdict", JsonSerializer.Serialize(new { outcome = outcome.ToString() }), file.Verdict.Decision!.Reason), cancellation);
    }
}

/// <summary>Chooses the help that is given against a confirmed verdict, who gives it, and when it is looked at again.</summary>
public sealed class GuideUnit(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Verdict.Guide"/>.</exception>
    public async Task RunAsync(VerdictFile file, string? remedy, string? owner, DateOnly? recheckOn, CancellationToken cancellation = default)
    {
        await db.DemandDecideAsync(file.Unit.Id);
        file.Verdict.Guide(file.Rule, remedy, owner, recheckOn, db.Who, db.Now);
        var chosen = file.Verdict.Guidance!;
        await db.CommitAsync(file.Act("GuideUnit", JsonSerializer.Serialize(new { chosen.Remedy, chosen.Owner, chosen.RecheckOn })), cancellation);
    }
}

/// <summary>Looks again at the figure that triggered a verdict, and says what became of the help.</summary>
public sealed class RecheckUnit(PacesetterDb db, FindVerdict find)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Verdict.LookAgain"/>.</exception>
    public async Task RunAsync(VerdictFile file, string? note, CancellationToken cancellation = default)
    {
        await db.DemandDecideAsync(file.Unit.Id);
        file.Verdict.LookAgain(await find.FigureAsync(file, db.ThisMonth, cancellation) ?? default, note, db.Who, db.Now);
        var seen = file.Verdict.Recheck!;
        await db.CommitAsync(file.Act("RecheckUnit", JsonSerializer.Serialize(new { before = file.Verdict.Value, after = seen.Value, seen.Note })), cancellation);
    }
}

/// <summary>A person says that a unit does not want to, which no figure ever says: only after reminders to which nobody in the unit did anything.</summary>
public sealed class CallUnwilling(PacesetterDb db, Recipes recipes, ReadSilent silent)
{
    /// <exception cref="BrokenRule">accounts.not-yours, diagnosis.not-for-a-person; those of <see cref="Verdict.Pass"/>.</exception>
    public async Task<Verdict> RunAsync(Unit unit, Campaign campaign, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandDecideAsync(unit.Id);
        var rule = recipes.Of(campaign).Diagnosis.FirstOrDefault(one => one.PersonDecides) ?? throw new BrokenRule("diagnosis.not-for-a-person");
        var reminders = await silent.CountAsync(campaign.Id, unit.Id, cancellation);
        var verdict = Verdict.Pass(rule, (campaign.Id, unit.Id), db.ThisMonth, reminders, reason, db.Who, db.Now);
        db.Verdicts.Add(verdict);
        await db.CommitAsync(new Domain.Acts.Act("CallUnwilling", unit.Id, nameof(Verdict), verdict.Id)
        {
            CampaignId = campaign.Id, After = JsonSerializer.Serialize(new { reminders }), Reason = verdict.Decision!.Reason,
        }, cancellation);
        return verdict;
    }
}
