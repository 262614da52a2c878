using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts;

/// <summary>How often one address may try to sign in and one person may call the API; beyond it 429 with Retry-After.</summary>
internal static class Limits
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    // A whole hall may sit behind one address; a code still cannot be guessed at this pace.
    private const int BallotsPerMinute = 600;

    // Whoever objects to a candidate does it once or twice; nobody is asked for an account.
    private const int ObjectionsPerMinute = 30;

    public static IServiceCollection AddLimits(this IServiceCollection services, Settings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => PartitionOf(context, settings));
        limiter.OnRejected = RejectAsync;
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext context, Settings settings)
    {
        var (path, address) = (context.Request.Path, context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (path.StartsWithSegments("/api/v1")) return Within($"api {Cookies.AccountOf(context.User)?.ToString(CultureInfo.InvariantCulture) ?? address.ToString()}", settings.ApiPerMinute);
        var guesses = HttpMethods.IsPost(context.Request.Method) && (path.StartsWithSegments("/account/sign-in") || path.StartsWithSegments("/account/password"));
        if (HttpMethods.IsPost(context.Request.Method) && path.StartsWithSegments("/ballot")) return Within($"ballot {address}", BallotsPerMinute);
        if (HttpMethods.IsPost(context.Request.Method) && path.StartsWithSegments("/awards")) return Within($"objection {address}", ObjectionsPerMinute);
        return guesses ? Within($"sign-in {address}", settings.SignInsPerMinute) : RateLimitPartition.GetNoLimiter("");
    }

    private static RateLimitPartition<string> Within(string key, int permits) => RateLimitPartition.GetFixedWindowLimiter(key, _ =>
        new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = Window });

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        var context = rejected.HttpContext;
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (context.Request.Path.StartsWithSegments("/api/v1")) await Cookies.RefuseApiAsync(context, StatusCodes.Status429TooManyRequests, "accounts.too-many");
    }
}
