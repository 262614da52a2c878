namespace Pacesetter.Web.Shell;

/// <summary>
/// What a page may load. Put on an endpoint as metadata where a foreign page needs another policy than
/// <see cref="Ours"/> (the API reference brings inline scripts).
/// </summary>
public sealed record ContentPolicy(string Value)
{
    /// <summary>Everything from here, nothing inline, in nobody's frame.</summary>
    public const string Ours = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For a page of our own host whose scripts and styles are inline; still no request to anywhere else.</summary>
    public static readonly ContentPolicy Inline =
        new("default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    internal static Task Apply(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>()?.Value ?? Ours;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // Pages show what this person may see: no store between here and the browser may keep them.
            if (headers.CacheControl.Count == 0) headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
