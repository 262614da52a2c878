using Pacesetter.Web.Inspections.Draws;
using Pacesetter.Web.Inspections.Estimates;
using Pacesetter.Web.Inspections.Visits;

namespace Pacesetter.Web.Inspections;

internal static class InspectionsSetup
{
    public static IServiceCollection AddInspections(this IServiceCollection services) => services
        .AddScoped<FindInspection>().AddScoped<PlanInspection>().AddScoped<ChangeInspection>().AddScoped<AnnounceInspection>().AddScoped<EndInspection>().AddScoped<TellCircular>()
        .AddScoped<JoinInspection>().AddScoped<AnswerJoin>().AddScoped<SuggestQuestions>()
        .AddScoped<BuildFrame>().AddScoped<FindInspectors>().AddScoped<FreezeDraw>().AddScoped<MakeDraw>().AddSingleton<SeedVault>()
        .AddScoped<FindVisit>().AddScoped<FindVisitDuties>().AddScoped<SettleVisit>().AddScoped<BeginVisit>().AddScoped<WritePaper>().AddScoped<ShowPhoto>().AddScoped<ConcludeVisit>().AddScoped<ReplyToConclusion>().AddScoped<ReadCalendar>()
        .AddScoped<ReadEstimates>().AddScoped<DraftCircular>().AddScoped<SetCircular>().AddScoped<SetNotice>();
}
