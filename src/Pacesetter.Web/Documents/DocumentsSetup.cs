namespace Pacesetter.Web.Documents;

internal static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services) => services
        .AddScoped<FindDocument>().AddScoped<FindReach>().AddScoped<FindSources>()
        .AddScoped<ReadDocuments>().AddScoped<ReadCarriedOut>()
        .AddScoped<KeepDocument>().AddScoped<ProposalDeeds>().AddScoped<HandOutDocument>().AddScoped<RemoveDocument>();
}
