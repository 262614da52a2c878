namespace Pacesetter.Web.Standards;

internal static class StandardsSetup
{
    public static IServiceCollection AddStandards(this IServiceCollection services) => services
        .AddScoped<ReadStandards>().AddScoped<ReadKnownTexts>().AddScoped<ReadItem>().AddScoped<ReadItemQuestions>().AddScoped<FindGaps>().AddScoped<CheckText>()
        .AddScoped<FindRefinement>().AddScoped<AddRefinement>().AddScoped<ChangeRefinement>().AddScoped<EndRefinement>()
        .AddScoped<RefinementSheets>().AddScoped<ExportRefinements>().AddScoped<ImportRefinements>();
}
