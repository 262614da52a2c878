using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts;

/// <summary>The cookie of a signed-in person, and what is answered where one is missing: pages lead to the sign-in, the API says 401.</summary>
internal static class Cookies
{
    public static void Configure(CookieAuthenticationOptions cookie, Settings settings)
    {
        cookie.Cookie.Name = "pacesetter";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(settings.IdleMinutes);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/account/sign-in";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnRedirectToLogin = AskToSignIn;
        cookie.Events.OnRedirectToAccessDenied = Refuse;
    }

    public static Task RefuseApiAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        var words = context.RequestServices.GetRequiredService<Words>();
        return context.RequestServices.GetRequiredService<IProblemDetailsService>().TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = status, Title = words[code], Extensions = { ["code"] = code } },
        }).AsTask();
    }

    /// <summary>The key of the account a principal stands for.</summary>
    public static int? AccountOf(ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context.HttpContext)) return RefuseApiAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "accounts.sign-in-first");
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsApi(context.HttpContext)) return RefuseApiAsync(context.HttpContext, StatusCodes.Status403Forbidden, "accounts.not-yours");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api/v1");
}
