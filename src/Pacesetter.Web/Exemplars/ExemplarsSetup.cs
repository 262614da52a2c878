using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

internal static class ExemplarsSetup
{
    public static IServiceCollection AddExemplars(this IServiceCollection services) => services
        .AddScoped<FindPractice>().AddScoped<ReadPractices>().AddScoped<WritePractice>().AddScoped<LendPractice>().AddScoped<WithdrawPractice>().AddScoped<AdoptPractice>().AddScoped<EndAdoption>()
        .AddScoped<FindContact>().AddScoped<ReadContacts>().AddScoped<AddContact>().AddScoped<NoteContactVisit>().AddScoped<EndContact>().AddScoped<ExportExemplars>();

    /// <summary>Practices and contact points as workbooks.</summary>
    public static void MapExemplarExports(this WebApplication app)
    {
        app.MapGet("/units/{code}/{month}/practices/export", async (string code, string month, string? campaign, string? show, FindPlace find, ExportExemplars export, HttpContext context) =>
        {
            if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Campaign: not null } place) return Results.NotFound();
            var list = ReadPractices.Lists.Contains(show) ? show! : ReadPractices.Lent;
            return Results.Stream(stream => export.PracticesAsync(stream, place, list, context.RequestAborted), SheetWriter.XlsxType, $"practices-{place.Unit.Code}-{place.Month}.xlsx");
        }).ExcludeFromDescription();
        app.MapGet("/units/{code}/{month}/contacts/export", async (string code, string month, string? campaign, FindPlace find, ExportExemplars export, HttpContext context) =>
            await find.RunAsync(code, month, campaign, context.RequestAborted) is { Campaign: not null } place
                ? Results.Stream(stream => export.ContactsAsync(stream, place, context.RequestAborted), SheetWriter.XlsxType, $"contacts-{place.Unit.Code}-{place.Month}.xlsx")
                : Results.NotFound()).ExcludeFromDescription();
    }
}
