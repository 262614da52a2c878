using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Pledges;
using Pacesetter.Web.Pledges.Steps;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Pledges;

/// <summary>The use cases that judge a pledge, for the page of one.</summary>
public sealed record PledgeJudging(VetPledges Vet, SendBackPledges SendBack, AppraisePledges Appraise, ConcludePledges Conclude, FinishPledges Finish, AnswerAppeal AnswerAppeal);

/// <summary>The use cases of its maker.</summary>
public sealed record PledgeMaking(RewritePledge Rewrite, RemovePledge Remove, SubstitutePledge Substitute, FulfilPledges Fulfil, ProvePledge Prove, AppealPledge Appeal, NamePledge Name);

/// <summary>Does what a form on the page of a pledge asks for.</summary>
public sealed class PledgeDeeds(PacesetterDb db, PledgeJudging judging, PledgeMaking making, PublishPledges publish, TakeDownPledge takeDown)
{
    /// <param name="what">Name of the form.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="input">The fields of the pledge among it.</param>
    /// <returns>Where to go afterwards.</returns>
    /// <exception cref="BrokenRule">That of the use case; pledges.outcome-missing.</exception>
    public async Task<string> RunAsync(PledgeFile file, string what, IFormCollection form, PledgeInput input)
    {
        var (reason, here) = (form["reason"].ToString(), $"/pledges/{file.Pledge.Id}?said=true");
        switch (what)
        {
            case "vet": await judging.Vet.RunAsync([file], [.. file.Rules.Vetting.Select((_, i) => form[$"check-{i}"].Count > 0)], form["remark"]); break;
            case "send-back": await judging.SendBack.RunAsync([file], reason); break;
            case "publish": await publish.RunAsync([file]); break;
            case "fulfil": await FulfilAsync(file, form); break;
            case "review": await judging.Appraise.RunAsync([file], form["sentence"]); break;
            case "conclude": await judging.Conclude.RunAsync([file], new Dictionary<Guid, string> { [file.Pledge.Id] = form["grade"].ToString() }, form["use"]); break;
            case "answer": await judging.AnswerAppeal.RunAsync(file, form["upheld"] == "yes", reason); break;
            case "rewrite": await making.Rewrite.RunAsync(file, input.Read(file.Recipe, file.Pledge.Due), input.IsNamed); break;
            case "finish": await judging.Finish.RunAsync([file]); break;
            case "appeal": await making.Appeal.RunAsync(file, reason); break;
            case "name": await making.Name.RunAsync(file, file.Pledge.Consent is null); break;
            case "take-down": await takeDown.RunAsync(file, reason); break;
            case "substitute": return $"/pledges/{(await making.Substitute.RunAsync(file, input.Read(file.Recipe, file.Pledge.Due), reason)).Id}?said=true";
            default:
                await making.Remove.RunAsync(file);
                return $"/units/{Uri.EscapeDataString(file.Unit.Code)}/{db.ThisMonth}/pledges";
        }
        return here;
    }

    /// <summary>With a picture or a document, if one was sent along.</summary>
    private async Task FulfilAsync(PledgeFile file, IFormCollection form)
    {
        var outcome = OutcomeFields.Read(form) ?? throw new BrokenRule("pledges.outcome-missing");
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
        {
            await making.Fulfil.RunAsync([file], new Dictionary<Guid, Outcome> { [file.Pledge.Id] = outcome });
            return;
        }
        await using var content = sent.OpenReadStream();
        await making.Prove.RunAsync(file, outcome, await EvidenceFiles.CheckAsync(content, sent.FileName));
    }
}
