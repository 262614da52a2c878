using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Pledges.Steps;

/// <summary>Passes pledges that were looked through.</summary>
public sealed class VetPledges(PacesetterDb db)
{
    /// <param name="checks">The answer to each of the recipe's questions, the same for all of them.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Vet"/>. With one of them nothing is changed.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, IReadOnlyList<bool> checks, string? remark, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await db.DemandJudgeAsync(file);
            file.Pledge.Vet(file.Rules, checks, remark, file.Hand, db.Now, db.ThisMonth);
        }
        await db.CommitAsync([.. files.Select(file => new Act("VetPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id)
        {
            CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { file.Pledge.Vetting!.Checks, file.Pledge.Vetting.Remark }),
        })], null, cancellation);
    }
}

/// <summary>Sends pledges back to be written anew.</summary>
public sealed class SendBackPledges(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.SendBack"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, string? reason, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await db.DemandJudgeAsync(file);
            file.Pledge.SendBack(file.Rules, reason, file.Hand, db.Now);
        }
        await db.CommitAsync([.. files.Select(file => new Act("SendBackPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, Reason = reason!.Trim() })], null, cancellation);
    }
}

/// <summary>Writes down what the people and the members think of pledges.</summary>
public sealed class AppraisePledges(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Appraise"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, string? sentence, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await db.DemandJudgeAsync(file);
            file.Pledge.Appraise(file.Rules, sentence, file.Hand, db.Now, db.ThisMonth);
        }
        await db.CommitAsync([.. files.Select(file => new Act("AppraisePledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { file.Pledge.Review!.Sentence }) })], null, cancellation);
    }
}

/// <summary>The organisation grades pledges and says what the grade is used for.</summary>
public sealed class ConcludePledges(PacesetterDb db, HearPeople people)
{
    /// <param name="grades">The grade of each pledge, by its id.</param>
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Conclude"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, IReadOnlyDictionary<Guid, string> grades, string? use, CancellationToken cancellation = default)
    {
        List<Act> acts = [];
        foreach (var file in files)
        {
            await db.DemandJudgeAsync(file);
            var before = file.Pledge.Conclusion is { } old ? JsonSerializer.Serialize(new { old.Grade, old.Use }) : null;
            var said = (await people.RunAsync(file.Pledge, file.Campaign, file.Recipe, cancellation)).Said;
            file.Pledge.Conclude(file.Rules, grades.GetValueOrDefault(file.Pledge.Id), use, file.Hand, db.Now, db.Today, said);
            acts.Add(new Act("ConcludePledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id)
            {
                CampaignId = file.Campaign.Id, Before = before, After = JsonSerializer.Serialize(new { file.Pledge.Conclusion!.Grade, file.Pledge.Conclusion.Use, file.Pledge.Conclusion.Answers, file.Pledge.Conclusion.Satisfied }),
            });
        }
        await db.CommitAsync(acts, null, cancellation);
    }
}

/// <summary>Puts an end to pledges whose days of notice are over.</summary>
public sealed class FinishPledges(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.Finish"/>.</exception>
    public async Task RunAsync(IReadOnlyCollection<PledgeFile> files, CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await db.DemandJudgeAsync(file);
            file.Pledge.Finish(file.Hand, db.Now, db.Today);
        }
        await db.CommitAsync([.. files.Select(file => new Act("FinishPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id })], null, cancellation);
    }
}

/// <summary>The maker, or whoever writes it down for them, objects to a conclusion.</summary>
public sealed class AppealPledge(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.RaiseAppeal"/>.</exception>
    public async Task RunAsync(PledgeFile file, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandPledgeAsync(file);
        file.Pledge.RaiseAppeal(reason, isMaker: true, file.Hand, db.Now, db.Today);
        await db.CommitAsync(new Act("AppealPledge", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, Reason = reason!.Trim(), OnBehalfOf = file.OnBehalfOf }, cancellation);
    }
}

/// <summary>Somebody else than the one who concluded decides on the appeal.</summary>
public sealed class AnswerAppeal(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="Pledge.AnswerAppeal"/>.</exception>
    public async Task RunAsync(PledgeFile file, bool upheld, string? reason, CancellationToken cancellation = default)
    {
        await db.DemandJudgeAsync(file);
        file.Pledge.AnswerAppeal(upheld, reason, file.Hand, db.Now);
        await db.CommitAsync(new Act("AnswerAppeal", file.Unit.Id, nameof(Pledge), file.Pledge.Id) { CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { upheld }), Reason = reason!.Trim() }, cancellation);
    }
}
