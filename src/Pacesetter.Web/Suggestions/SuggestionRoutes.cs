using Pacesetter.Data;
using Pacesetter.Domain.Suggestions;

namespace Pacesetter.Web.Suggestions;

/// <param name="Page">Address of the page it is about, without the host.</param>
/// <param name="Directive">The directive it is about.</param>
public sealed record SuggestionRequest(string? Text, string? Page = null, Guid? Directive = null);

/// <param name="Open">Everybody in the campaign may read both, without the name of who suggested it.</param>
public sealed record SuggestionReplyRequest(string? Text, bool Open = false);

/// <summary>A suggestion as the API shows it.</summary>
/// <param name="By">Who made it; null where it is read by others than them and the office.</param>
public sealed record SuggestionView(Guid Id, string Text, string? Page, Guid? Directive, DateTime At, string? By, string? Answer, string? AnsweredBy, DateTime? AnsweredAt, bool Open)
{
    internal static SuggestionView Of(Suggestion row, bool named) => new(row.Id, row.Text, row.Page, row.DirectiveId, row.At, named ? row.Name : null, row.Answer?.Text, row.Answer?.Name, row.Answer?.At, row.Answer?.IsOpen ?? false);
}

internal static class SuggestionRoutes
{
    private const int MostAtOnce = 200;

    public static IServiceCollection AddSuggestions(this IServiceCollection services) => services.AddScoped<MakeSuggestion>().AddScoped<AnswerSuggestion>().AddScoped<ReadSuggestions>();

    public static void MapSuggestions(this RouteGroupBuilder api)
    {
        var all = api.MapGroup("/suggestions").WithTags("Suggestions");
        all.MapGet("", ListAsync).WithSummary("Suggestions one has made (mine, if show is left out), that wait for one's office (waiting), or were answered in the open (open), the newest first");
        all.MapPost("", async (SuggestionRequest request, MakeSuggestion make, CancellationToken cancellation) =>
        {
            var made = await make.RunAsync(request.Text, request.Page, request.Directive, cancellation);
            return TypedResults.Created($"/api/v1/suggestions?show={ReadSuggestions.Mine}", SuggestionView.Of(made, named: true));
        }).WithSummary("Says what could be dropped or simplified");
        all.MapPut("/{id:guid}/answer", async (Guid id, SuggestionReplyRequest request, AnswerSuggestion answer, CancellationToken cancellation) =>
            SuggestionView.Of(await answer.RunAsync(id, request.Text, request.Open, cancellation), named: true)).WithSummary("The office answers, for whoever suggested it or for all");
    }

    private static async Task<object> ListAsync(string? show, Guid? after, int? limit, ReadSuggestions read, PacesetterDb db, CancellationToken cancellation)
    {
        var list = ReadSuggestions.Lists(db.Viewer).Contains(show) ? show! : ReadSuggestions.Mine;
        var (rows, next) = await read.RunAsync(list, after, Math.Clamp(limit ?? ReadSuggestions.PageSize, 1, MostAtOnce), cancellation);
        return new { suggestions = rows.Select(row => SuggestionView.Of(row.Suggestion, list != ReadSuggestions.Open || row.IsMine)), next };
    }
}
