using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Sheets;

namespace Pacesetter.Web.Units;

/// <param name="From">The first day; today if left out.</param>
public sealed record ResponsibleRequest(string? Name, string? Post = null, DateOnly? From = null);

/// <param name="Day">The first day on which they answer no more; today if left out.</param>
public sealed record ResponsibleEndRequest(DateOnly? Day = null);

/// <summary>Somebody who answers for a unit.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="From">Null: it is the secretary of the roster.</param>
/// <param name="Until">The first day on which they answer no more; null while they do.</param>
public sealed record ResponsibleAnswer(string Kind, string Name, string Post, DateOnly? From, DateOnly? Until)
{
    internal static ResponsibleAnswer Of(Answerable one) => new(one.Kind.Key, one.Name, one.Post, one.Row?.From, null);

    internal static ResponsibleAnswer Of(Responsible row) => new(row.Kind, row.Name, row.Post, row.From, row.Until);
}

/// <param name="Former">Whose term is over.</param>
public sealed record ResponsibleChainAnswer(IReadOnlyList<ResponsibleAnswer> Responsible, IReadOnlyList<ResponsibleAnswer> Former);

internal static class ResponsibleRoutes
{
    public static void MapResponsible(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units/{code}/responsible").WithTags("Units");
        units.MapGet("", async (string code, string? campaign, FindPlace find, ReadResponsible read, PacesetterDb db, CancellationToken cancellation) =>
        {
            var place = await PlaceAsync(code, campaign, find, db, cancellation);
            var former = (await read.AllAsync(place.Unit, place.Campaign!, cancellation)).Where(row => row.Until is not null);
            return new ResponsibleChainAnswer([.. place.Responsible.Select(ResponsibleAnswer.Of)], [.. former.Select(ResponsibleAnswer.Of)]);
        }).WithSummary("Who answers for the unit, and who did before");
        units.MapPut("/{kind}", async (string code, string kind, ResponsibleRequest request, string? campaign, FindPlace find, NameResponsible name, PacesetterDb db, CancellationToken cancellation) =>
            ResponsibleAnswer.Of(await name.RunAsync(await PlaceAsync(code, campaign, find, db, cancellation), kind, request.Name, request.Post, request.From, cancellation)))
            .WithSummary("Names who answers for the unit in one of the recipe's ways; whoever did until then is kept");
        units.MapPut("/{kind}/ending", async (string code, string kind, ResponsibleEndRequest request, string? campaign, FindPlace find, EndResponsible end, PacesetterDb db, CancellationToken cancellation) =>
        {
            await end.RunAsync(await PlaceAsync(code, campaign, find, db, cancellation), kind, request.Day, cancellation);
            return TypedResults.NoContent();
        }).WithSummary("They answer no more, and nobody takes their place yet");
    }

    /// <summary>Who answers for a unit and what lies below it, as a workbook.</summary>
    public static void MapResponsibleExport(this WebApplication app) => app.MapGet("/units/{code}/{month}/people/responsible.xlsx", async (string code, string month, string? campaign, FindPlace find, ExportResponsible export, HttpContext context) =>
    {
        if (await find.RunAsync(code, month, campaign, context.RequestAborted) is not { Recipe.Responsible.Count: > 0 } place) return Results.NotFound();
        return Results.Stream(stream => export.RunAsync(stream, place, context.RequestAborted), SheetWriter.XlsxType, $"responsible-{place.Unit.Code}-{place.Month}.xlsx");
    }).ExcludeFromDescription();

    private static async Task<Place> PlaceAsync(string code, string? campaign, FindPlace find, PacesetterDb db, CancellationToken cancellation) =>
        await find.RunAsync(code, db.ThisMonth.ToString(), campaign, cancellation) is { Recipe: not null } place ? place : throw new BrokenRule("units.unknown");
}
