using Pacesetter.Data.Units;

namespace Pacesetter.Web.Units;

internal static class UnitsSetup
{
    public static IServiceCollection AddUnits(this IServiceCollection services) => services
        .AddScoped<FindPlace>()
        .AddScoped<UnitImport>()
        .AddScoped<MemberImport>()
        .AddScoped<RosterSheets>()
        .AddScoped<ImportUnits>()
        .AddScoped<ImportMembers>()
        .AddScoped<ExportRoster>();
}
