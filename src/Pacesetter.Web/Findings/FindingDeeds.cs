using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Findings;

/// <summary>The use cases of whoever puts a finding right.</summary>
public sealed record FindingWork(AssignFinding Assign, NoteStep Note, ReportFinding Report, CallImpossible Impossible);

/// <summary>The use cases of whoever looks whether it is.</summary>
public sealed record FindingJudging(CloseFinding Close, SendBackFinding SendBack, RuleOnFinding Rule);

/// <summary>Does what a form on the page of a finding asks for.</summary>
public sealed class FindingDeeds(FindingWork work, FindingJudging judging)
{
    /// <param name="what">Name of the form.</param>
    /// <param name="form">What was typed.</param>
    /// <exception cref="BrokenRule">That of the use case; findings.due-unreadable, findings.true-unreadable.</exception>
    public async Task RunAsync(FindingFile file, string what, IFormCollection form)
    {
        var reason = form["reason"].ToString();
        switch (what)
        {
            case "assign": await work.Assign.RunAsync(file, new FindingInput(field => form[field]).ReadCharge()); break;
            case "note": await work.Note.RunAsync(file, form["step"]); break;
            case "report": await ReportAsync(file, form); break;
            case "impossible": await work.Impossible.RunAsync(file, reason); break;
            case "close": await judging.Close.RunAsync(file, Enum.TryParse<CheckedBy>(form["method"], ignoreCase: true, out var method) ? method : null, form["seen"]); break;
            case "send-back": await judging.SendBack.RunAsync(file, reason); break;
            default: await judging.Rule.RunAsync(file, form["ruling"] == "release" ? null : FindingInput.Day(form["due"].ToString(), "findings.due-unreadable") ?? throw new BrokenRule("findings.due-unreadable", ""), reason); break;
        }
    }

    private async Task ReportAsync(FindingFile file, IFormCollection form)
    {
        var trueOn = FindingInput.Day(form["true-on"].ToString(), "findings.true-unreadable");
        if (form.Files.GetFile("file") is not { Length: > 0 } sent)
        {
            await work.Report.RunAsync(file, form["result"]);
            return;
        }
        await using var content = sent.OpenReadStream();
        await work.Report.RunAsync(file, form["result"], await EvidenceFiles.CheckAsync(content, sent.FileName), trueOn);
    }
}
