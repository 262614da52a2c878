namespace Pacesetter.Web.Carriers;

internal static class CarriersSetup
{
    public static IServiceCollection AddCarriers(this IServiceCollection services) => services.AddScoped<ReadCarriers>().AddScoped<AmendCarrier>();
}
