using Pacesetter.Data.Units;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Web.Units;

internal static class UnitsSetup
{
    public static IServiceCollection AddUnits(this IServiceCollection services) => services
        .AddScoped<FindPlace>()
        .AddScoped<KnownWords>()
        .AddScoped<ReadResponsible>().AddScoped<NameResponsible>().AddScoped<EndResponsible>().AddScoped<FindCharges>().AddScoped<ExportResponsible>()
        .AddScoped<OpenUnit>().AddScoped<RenameUnit>().AddScoped<ChangeUnit>().AddScoped<CloseUnit>().AddScoped<MoveUnit>().AddScoped<PreviewMove>()
        .AddScoped<AddMember>().AddScoped<ChangeMember>().AddScoped<TransferMember>().AddScoped<FindNamesakes>().AddScoped<TieMember>()
        .AddScoped<ReadBelow>().AddScoped<SearchUnits>().AddScoped<UnitFiles>()
        .AddScoped<UnitImport>()
        .AddScoped<MemberImport>()
        .AddScoped<RosterSheets>()
        .AddSingleton<RosterJobs>()
        .Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form => form.MultipartBodyLengthLimit = RosterRoutes.MostBytes)
        .AddScoped<ImportUnits>()
        .AddScoped<ImportMembers>()
        .AddScoped<ExportRoster>();
}
