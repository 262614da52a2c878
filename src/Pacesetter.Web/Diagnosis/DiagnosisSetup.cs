using Pacesetter.Data.Diagnosis;

namespace Pacesetter.Web.Diagnosis;

internal static class DiagnosisSetup
{
    public static IServiceCollection AddDiagnosis(this IServiceCollection services) => services
        .AddScoped<ReadFacts>().AddScoped<Diagnose>().AddScoped<FindVerdict>().AddScoped<ReadDiagnosis>().AddScoped<ReadSilent>().AddScoped<ReadWarnings>().AddScoped<ReadYearWarnings>().AddScoped<ReadQuestions>()
        .AddScoped<ReplyToVerdict>().AddScoped<DecideVerdict>().AddScoped<GuideUnit>().AddScoped<RecheckUnit>().AddScoped<CallUnwilling>()
        .AddHostedService<DiagnoseNightly>();
}
