using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Official;
using Pacesetter.Web.Pledges.Board;
using Pacesetter.Web.Pledges.Excel;
using Pacesetter.Web.Pledges.Steps;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Pledges;

internal static class PledgesSetup
{
    public static IServiceCollection AddPledges(this IServiceCollection services) => services
        .AddOutputCache(BoardCaching.Configure).AddScoped<ReadBoard>().AddScoped<SetWall>()
        .AddScoped<FindPledgeDuties>().AddScoped<FindPledge>().AddScoped<ReadPledges>().AddScoped<FindMaker>().AddScoped<FindOwnMember>().AddScoped<HearPeople>().AddScoped<CheckPledge>()
        .AddScoped<ProposePledge>().AddScoped<RewritePledge>().AddScoped<RemovePledge>().AddScoped<SubstitutePledge>()
        .AddScoped<VetPledges>().AddScoped<SendBackPledges>().AddScoped<AppraisePledges>().AddScoped<ConcludePledges>().AddScoped<FinishPledges>()
        .AddScoped<AppealPledge>().AddScoped<AnswerAppeal>()
        .AddScoped<PublishPledges>().AddScoped<TakeDownPledge>().AddScoped<NamePledge>().AddScoped<FulfilPledges>().AddScoped<ProvePledge>()
        .AddScoped<WriteDownPledges>().AddScoped<PledgeJudging>().AddScoped<PledgeMaking>().AddScoped<PledgeDeeds>().AddScoped<PledgeBatch>()
        .AddScoped<ExemptMember>().AddScoped<EndExemption>()
        .AddScoped<PledgeSheets>().AddScoped<ExportPledges>().AddScoped<PledgeGrounds>().AddScoped<PledgeAdvances>().AddScoped<ImportPledges>();

    /// <summary>The sheet for a wall as a paper, for everybody like the board itself.</summary>
    public static void MapWallPaper(this WebApplication app) => app.MapGet("/board/{unit}/wall/paper", async (string unit, ReadBoard read, SetWall set, Words words, HttpContext context) =>
    {
        if (await read.RunAsync(unit, size: ReadBoard.MostOnWall, cancellation: context.RequestAborted) is not { Total: > 0 } board) return Results.NotFound();
        words.SpeakOf(board.Recipe);
        return PaperFile.Of(set.Run(board), FormattableString.Invariant($"pledges-{board.Unit.Code}-{board.Round.Year}"));
    }).AllowAnonymous().ExcludeFromDescription();

    /// <summary>The pledges of a unit and of what lies below it in the round of the month, as a workbook.</summary>
    public static void MapPledgeExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/pledges/export", async (string code, string month, string? campaign, FindPlace find, ExportPledges export, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Recipe.Pledges: not null } place) return Results.NotFound();
        var year = ReadPledges.RoundOf(place, null).Year;
        return Results.Stream(stream => export.RunAsync(stream, true, place.Campaign!, place.Unit.Id, year, context.RequestAborted), SheetWriter.XlsxType, FormattableString.Invariant($"pledges-{place.Unit.Code}-{year}.xlsx"));
    }).ExcludeFromDescription();
}
