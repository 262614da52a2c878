using Pacesetter.Web.Official;

namespace Pacesetter.Web.Bulletins;

internal static class BulletinsSetup
{
    public static IServiceCollection AddBulletins(this IServiceCollection services) => services
        .AddScoped<FindBulletin>().AddScoped<ComposeBulletin>().AddScoped<BeginBulletin>().AddScoped<WriteBulletin>().AddScoped<IssueBulletin>().AddScoped<SetBulletin>();

    public static void MapBulletinPaper(this WebApplication app) => app.MapGet("/bulletins/{id:guid}/paper", async (Guid id, FindBulletin find, SetBulletin set, HttpContext context) =>
    {
        if (await find.ReadAsync(id, context.RequestAborted) is not { } found) return Results.NotFound();
        var (bulletin, unit, recipe) = found;
        return PaperFile.Of(set.Run(bulletin, unit, recipe), FormattableString.Invariant($"bulletin-{unit.Code}-{bulletin.Month}"));
    }).ExcludeFromDescription();
}
