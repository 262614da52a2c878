using System.Globalization;

namespace Pacesetter.Web.Shell;

/// <summary>How the reader wants the pages: language and size of type. Asked for in the address, remembered in a cookie.</summary>
public sealed record Reading(CultureInfo Language, bool LargeType)
{
    internal static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    internal static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>The reader's choice for this request; Chinese in ordinary type where none was made.</summary>
    public static Reading Of(HttpContext? context) => context?.Features.Get<Reading>() ?? new Reading(Chinese, false);

    /// <summary>The address of this page in another language (<c>lang</c>) or size of type (<c>type</c>), all else kept.</summary>
    public string Address(string name, string value) => Path + QueryString.Create(Query.Append(KeyValuePair.Create<string, string?>(name, value)));

    // Taken down at the start of the request: an error page is shown under another path than the reader sees.
    private string Path { get; init; } = "/";

    private IEnumerable<KeyValuePair<string, string?>> Query { get; init; } = [];

    internal static async Task Apply(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var asked = LanguageNamed(request.Query["lang"]);
        var size = request.Query["type"].ToString();
        if (asked is not null) Remember(context, "lang", asked.Name);
        if (size is "large" or "normal") Remember(context, "type", size);
        else size = request.Cookies["type"];

        var language = asked ?? LanguageNamed(request.Cookies["lang"]) ?? Accepted(request) ?? Chinese;
        context.Features.Set(new Reading(language, size == "large")
        {
            Path = request.PathBase + request.Path,
            Query = [.. request.Query.Where(pair => pair.Key is not ("lang" or "type"))
                .SelectMany(pair => pair.Value.Select(one => KeyValuePair.Create(pair.Key, one)))],
        });
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language;
        context.Response.Headers.ContentLanguage = language.Name;
        await next(context);
    }

    private static CultureInfo? Accepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(choice => choice.Quality is not 0)
            .OrderByDescending(choice => choice.Quality ?? 1)
            .Select(choice => LanguageNamed(choice.Value.Value))
            .FirstOrDefault(language => language is not null);

    private static CultureInfo? LanguageNamed(string? name) =>
        name?.Split('-')[0].ToLowerInvariant() switch { "zh" => Chinese, "en" => English, _ => null };

    private static void Remember(HttpContext context, string name, string value) =>
        context.Response.Cookies.Append(name, value, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
}
