using Microsoft.AspNetCore.Mvc;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary>Where something is wrong, and what.</summary>
public sealed record PlaceAnswer(string Address, string Code, string Text);

/// <param name="Written">False for a dry run, with problems, or where nothing changes.</param>
public sealed record ImportAnswer(bool Written, int Rows, int Added, int Changed, int Moved, int Closed, int Unchanged, int ProblemCount, IReadOnlyList<PlaceAnswer> Problems, IReadOnlyList<PlaceAnswer> Notices);

internal static class RosterRoutes
{
    /// <summary>Larger files are answered by the server itself; up to here the reader says what is wrong.</summary>
    public const long MostBytes = 256L << 20;

    public static void MapRosters(this RouteGroupBuilder api)
    {
        var rosters = api.MapGroup("/units/{code}/rosters").WithTags("Rosters");
        rosters.MapPost("/units", async (string code, IFormFile file, bool? dryRun, Month? from, ImportUnits import, Words words, CancellationToken cancellation) =>
        {
            await using var content = file.OpenReadStream();
            return Answer(await import.RunAsync(content, file.FileName, new ImportOptions { Unit = code, DryRun = dryRun ?? false, From = from }, cancellation), words);
        }).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithSummary("Imports a roster of units below this one; with any problem nothing is written and the answer is 422");
        rosters.MapPost("/members", async (string code, IFormFile file, bool? dryRun, Month? from, ImportMembers import, Words words, CancellationToken cancellation) =>
        {
            await using var content = file.OpenReadStream();
            return Answer(await import.RunAsync(content, file.FileName, new ImportOptions { Unit = code, DryRun = dryRun ?? false, From = from }, cancellation), words);
        }).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(MostBytes)).WithSummary("Imports a roster of members of this subtree; with any problem nothing is written and the answer is 422");
    }

    /// <summary>Files to download from pages: the rosters of a subtree, and empty ones to fill in.</summary>
    public static void MapRosterFiles(this WebApplication app)
    {
        app.MapGet("/units/{code}/roster/{kind:regex(^(units|members)$)}.{format:regex(^(xlsx|csv)$)}", async (string code, string kind, string format, PacesetterDb db, ExportRoster export, CancellationToken cancellation) =>
        {
            var unit = await db.UnitAsync(code, cancellation);
            await db.DemandAsync(unit.Id, Role.Office);
            var asXlsx = format == "xlsx";
            return Results.Stream(to => export.RunAsync(to, kind == "units" ? RosterKind.Units : RosterKind.Members, asXlsx, unit.Id, cancellation),
                asXlsx ? SheetWriter.XlsxType : SheetWriter.CsvType, $"{kind}-{unit.Code}-{db.Today:yyyy-MM-dd}.{format}");
        }).RequireAuthorization().ExcludeFromDescription();
        app.MapGet("/roster-template/{kind:regex(^(units|members)$)}.xlsx", (string kind, RosterSheets sheets, Words words) =>
        {
            var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
            return Results.Stream(to => SheetWriter.WriteTemplateAsync(to, words[$"units.roster-{kind}"], sheets.Of(kind == "units" ? RosterKind.Units : RosterKind.Members), TemplateWords.From(key => words[key]), english),
                SheetWriter.XlsxType, $"{kind}.xlsx");
        }).RequireAuthorization().ExcludeFromDescription();
    }

    private static IResult Answer(ImportResult result, Words words)
    {
        var found = result.Difference;
        var answer = new ImportAnswer(result.IsWritten, found?.Rows ?? 0, found?.Count(RosterChangeKind.Added) ?? 0, found?.Count(RosterChangeKind.Changed) ?? 0, found?.Count(RosterChangeKind.Moved) ?? 0,
            found?.Count(RosterChangeKind.Closed) ?? 0, found?.Unchanged ?? 0, result.ProblemCount, Places(result.Problems, words), Places(result.Notices, words));
        return result.ProblemCount > 0 ? TypedResults.UnprocessableEntity(answer) : TypedResults.Ok(answer);
    }

    private static List<PlaceAnswer> Places(IEnumerable<SheetProblem> problems, Words words) =>
        [.. problems.Select(problem => new PlaceAnswer(problem.Address, problem.Code, words[problem.Code, [.. problem.Args]]))];
}
