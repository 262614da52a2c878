namespace Pacesetter.Web.Registers;

internal static class RegistersSetup
{
    public static IServiceCollection AddRegisters(this IServiceCollection services) => services
        .AddScoped<ReadRegisters>().AddScoped<FindReferences>().AddScoped<FindEntry>().AddScoped<AddEntry>().AddScoped<ChangeEntry>().AddScoped<CloseEntry>()
        .AddScoped<ExportRegister>().AddScoped<ImportRegister>();
}
