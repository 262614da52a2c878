using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Official;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

internal static class DirectivesSetup
{
    public static IServiceCollection AddDirectives(this IServiceCollection services) => services
        .AddScoped<FindDirective>().AddScoped<ReadDirectives>().AddScoped<ReadRegister>().AddScoped<ReadReceipts>().AddScoped<ReadChain>().AddScoped<FindDirectiveDuties>()
        .AddScoped<DraftDirective>().AddScoped<RewriteDirective>().AddScoped<SeekOpinions>().AddScoped<GiveOpinion>().AddScoped<CheckDirective>().AddScoped<SignDirective>()
        .AddScoped<AttachFile>().AddScoped<DetachFile>().AddScoped<ReachUnits>().AddScoped<WeighDirective>().AddScoped<ReadBurden>().AddScoped<ReadMemberYear>()
        .AddScoped<IssueDirective>().AddScoped<EndDirective>().AddScoped<SignReceipt>().AddScoped<FindCopies>().AddScoped<NoteCopy>().AddScoped<RemindOfDirective>()
        .AddScoped<DirectivePreparing>().AddScoped<DirectiveIssuing>().AddScoped<DirectiveDeeds>().AddScoped<ExportDirectives>().AddScoped<SetDirective>().AddScoped<SetReceipts>();

    /// <summary>The register and the receipts as workbooks, a directive as a paper, and what goes with it.</summary>
    public static void MapDirectiveFiles(this WebApplication app)
    {
        app.MapGet("/units/{code}/{month}/directives/register/export", async (string code, string month, string? campaign, int? year, string? mark, FindPlace find, ExportDirectives export, PacesetterDb db, HttpContext context) =>
        {
            if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Recipe.Directives: not null } place) return Results.NotFound();
            var of = year ?? db.Today.Year;
            return Results.Stream(stream => export.RegisterAsync(stream, place, of, mark, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"directives-{place.Unit.Code}-{of}.xlsx"));
        }).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/directives/{id:guid}/receipts/export", async (Guid id, FindDirective find, ExportDirectives export, HttpContext context) => await FoundAsync(find, id, context) is { Directive.Issue: not null } file
            ? Results.Stream(stream => export.ReceiptsAsync(stream, file, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"receipts-{file.Unit.Code}-{file.Directive.Year}-{file.Directive.Number}.xlsx"))
            : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/directives/{id:guid}/paper", async (Guid id, FindDirective find, SetDirective set, HttpContext context) => await FoundAsync(find, id, context) is { Directive.Issue: not null } file
            ? PaperFile.Of(await set.RunAsync(file, context.RequestAborted), file.Directive.NumberText!)
            : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/directives/{id:guid}/receipts/paper", async (Guid id, FindDirective find, SetReceipts set, HttpContext context) => await FoundAsync(find, id, context) is { Directive.Issue: not null } file
            ? PaperFile.Of(await set.RunAsync(file, context.RequestAborted), FormattableString.Invariant($"receipts-{file.Unit.Code}-{file.Directive.Year}-{file.Directive.Number}"))
            : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/directives/{id:guid}/attachments/{attachment:guid}", async (Guid id, Guid attachment, FindDirective find, PacesetterDb db, EvidenceFiles files, HttpContext context) =>
            await FoundAsync(find, id, context) is not null && await db.DirectiveAttachments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == attachment && row.DirectiveId == id) is { } found && files.Open(attachment) is { } content
                ? Results.File(content, found.ContentType, found.Name)
                : Results.NotFound()).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<DirectiveFile?> FoundAsync(FindDirective find, Guid id, HttpContext context)
    {
        try
        {
            return await find.RunAsync(id, context.RequestAborted);
        }
        catch (BrokenRule)
        {
            return null;
        }
    }
}
