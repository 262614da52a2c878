namespace Pacesetter.Web.Reports;

internal static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSingleton<EvidenceFiles>()
        .AddScoped<FindMonth>()
        .AddScoped<SubmitReport>()
        .AddScoped<SayProgress>()
        .AddScoped<CorrectReport>()
        .AddScoped<AddEvidence>()
        .AddScoped<RemoveEvidence>()
        .AddScoped<FindMonthPlan>()
        .AddScoped<ConfirmMonthPlan>()
        .AddScoped<FindDesk>()
        .AddScoped<FindDuties>()
        .AddScoped<FindReports>();
}
