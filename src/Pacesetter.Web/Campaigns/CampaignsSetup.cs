namespace Pacesetter.Web.Campaigns;

internal static class CampaignsSetup
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<Recipes>()
        .AddScoped<ApplyRecipe>();
}
