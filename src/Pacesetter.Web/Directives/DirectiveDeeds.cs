using Pacesetter.Domain;
using Pacesetter.Web.Reports;

namespace Pacesetter.Web.Directives;

/// <summary>The use cases before a directive is issued.</summary>
public sealed record DirectivePreparing(SeekOpinions Seek, GiveOpinion Opinion, CheckDirective Check, SignDirective Sign, AttachFile Attach, DetachFile Detach);

/// <summary>The use cases of issuing and after.</summary>
public sealed record DirectiveIssuing(IssueDirective Issue, EndDirective End, SignReceipt Receive, NoteCopy Copy);

/// <summary>Does what a form on the page of a directive asks for.</summary>
public sealed class DirectiveDeeds(DirectivePreparing preparing, DirectiveIssuing issuing)
{
    private static readonly char[] Separators = [' ', ',', ';', '\n', '\r', '\t', '\u3001', '\uFF0C', '\uFF1B'];

    /// <param name="what">Name of the form.</param>
    /// <param name="form">What was typed.</param>
    /// <exception cref="BrokenRule">That of the use case; directives.due-unreadable, directives.no-file.</exception>
    public async Task RunAsync(DirectiveFile file, string what, IFormCollection form)
    {
        switch (what)
        {
            case "seek": await preparing.Seek.RunAsync(file, [.. form["unit"].OfType<string>(), .. form["units"].ToString().Split(Separators, StringSplitOptions.RemoveEmptyEntries)], DirectiveInput.Day(form["until"].ToString())); break;
            case "opinion": await preparing.Opinion.RunAsync(file, form["code"].ToString(), form["agrees"] == "yes", form["remarks"]); break;
            case "check": await preparing.Check.RunAsync(file); break;
            case "sign": await preparing.Sign.RunAsync(file); break;
            case "issue": await issuing.Issue.RunAsync(file, form["other-mark"].ToString().Trim() is { Length: > 0 } other ? other : form["mark"]); break;
            case "end": await issuing.End.RunAsync(file, form["reason"], Guid.TryParse(form["by"], out var by) ? by : null); break;
            case "receive": await issuing.Receive.RunAsync(file, form["code"].ToString()); break;
            case "copy": await issuing.Copy.RunAsync(file, form["code"].ToString()); break;
            case "detach": await preparing.Detach.RunAsync(file, Guid.TryParse(form["attachment"], out var attachment) ? attachment : Guid.Empty); break;
            default: await AttachAsync(file, form); break;
        }
    }

    private async Task AttachAsync(DirectiveFile file, IFormCollection form)
    {
        if (form.Files.GetFile("file") is not { Length: > 0 } sent) throw new BrokenRule("directives.no-file");
        await using var content = sent.OpenReadStream();
        await preparing.Attach.RunAsync(file, await EvidenceFiles.CheckAsync(content, sent.FileName));
    }
}
