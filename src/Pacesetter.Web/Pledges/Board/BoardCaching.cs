using Microsoft.AspNetCore.OutputCaching;

namespace Pacesetter.Web.Pledges.Board;

/// <summary>
/// Keeps pages of the board and of the public stories for a minute, compressed as they were sent: for the public only, since who is signed in sees their own bar,
/// and one for each language and size of type. Taking a pledge or a story down or hiding a name empties it at once on this machine; other machines follow within the minute.
/// </summary>
internal sealed class BoardCaching : IOutputCachePolicy
{
    public const string Tag = "board";

    private const long MostBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public static void Configure(OutputCacheOptions options)
    {
        options.AddBasePolicy(new BoardCaching());
        options.SizeLimit = MostBytes;
    }

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var mayBeKept = HttpMethods.IsGet(request.Method) && (request.Path.StartsWithSegments("/board") || request.Path.StartsWithSegments("/stories"))
            && !request.Cookies.ContainsKey("pacesetter") && request.Headers.Authorization.Count == 0 && !request.Query.ContainsKey("lang") && !request.Query.ContainsKey("type");
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = mayBeKept;
        if (!mayBeKept) return ValueTask.CompletedTask;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.HeaderNames = new(["Accept-Encoding", "Accept-Language"]);
        context.CacheVaryByRules.VaryByValues["reader"] = $"{request.Cookies["lang"]} {request.Cookies["type"]}";
        context.Tags.Add(Tag);
        context.ResponseExpirationTimeSpan = Lifetime;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }
}
