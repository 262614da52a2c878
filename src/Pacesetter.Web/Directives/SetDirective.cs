using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Directives;

/// <summary>An issued directive as an official paper.</summary>
public sealed class SetDirective(PacesetterDb db, FindCopies copies, Words words)
{
    /// <param name="file">Of a directive that is issued.</param>
    public async Task<OfficialPaper> RunAsync(DirectiveFile file, CancellationToken cancellation = default)
    {
        var (directive, id) = (file.Directive, file.Directive.Id);
        var attachments = await db.DirectiveAttachments.AsNoTracking().Where(row => row.DirectiveId == id).OrderBy(row => row.Name).Select(row => row.Name).ToListAsync(cancellation);
        var informed = await copies.OfAsync(id, cancellation);
        // The paper is Chinese, whatever its reader has chosen for the pages.
        CultureInfo.CurrentUICulture = Reading.Chinese;
        var day = DirectiveLooks.Day(directive.Issue!.At);
        return new()
        {
            Mast = OfficialPaper.MastOf(file.Unit.Name), Number = directive.NumberText!, Title = file.Text.Title, Addressees = words.Audience(directive, file.Recipe), Body = file.Text.Body,
            Attachments = [.. attachments.Select(Path.GetFileNameWithoutExtension).OfType<string>()], CopiesTo = informed.Count == 0 ? null : string.Join('\uFF0C', informed.Select(copy => copy.Name)), Signature = file.Unit.Name, Date = day, Printer = file.Unit.Name, Printed = day,
        };
    }
}
