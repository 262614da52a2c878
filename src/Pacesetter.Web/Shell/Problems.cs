using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Pacesetter.Domain;
using Pacesetter.Web.Api;

namespace Pacesetter.Web.Shell;

/// <summary>The one place where a broken rule, or a request that cannot be read, becomes words and a status: problem details for the API; pages show the same sentence.</summary>
internal sealed class Problems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request bears the address of the error page.
        var asked = new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path);
        if (!asked.StartsWithSegments("/api")) return false;
        var endpoint = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var problem = exception is BrokenRule rule
            ? (StatusOf(rule.Code), rule.Code, context.RequestServices.GetRequiredService<Words>().Of(rule))
            : context.RequestServices.GetRequiredService<Unreadable>().Of(exception, endpoint);
        return problem is { } found && await TellAsync(context, problems, found);
    }

    /// <summary>Gives a word to an answer of the API that is a bare status, as routing gives where there is no such address or method.</summary>
    public static async Task Complete(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response is not { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null or 0 }) return;
        var found = context.RequestServices.GetRequiredService<Unreadable>().OfStatus(context.Response.StatusCode);
        await TellAsync(context, context.RequestServices.GetRequiredService<IProblemDetailsService>(), found);
    }

    /// <summary>Refuses more than the address takes before a byte of it is read: whoever read the form first would only say that it is broken.</summary>
    public static Task RefuseTooLarge(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { MaxRequestBodySize: { } most } || !(context.Request.ContentLength > most)) return next(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // The page that says so is shown in place of this one and must not look for a form.
        context.Request.Method = HttpMethods.Get;
        (context.Request.ContentLength, context.Request.ContentType, context.Request.Body) = (null, null, Stream.Null);
        return Task.CompletedTask;
    }

    private static async Task<bool> TellAsync(HttpContext context, IProblemDetailsService problems, (int Status, string Code, string Text) found)
    {
        context.Response.StatusCode = found.Status;
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = found.Status, Title = found.Text, Extensions = { ["code"] = found.Code } },
        });
    }

    /// <summary>403 not allowed, 404 not there, 409 changed meanwhile, 412 not the revision asked for, 422 otherwise.</summary>
    internal static int StatusOf(string code) => code switch
    {
        "accounts.not-yours" or "accounts.read-only" => StatusCodes.Status403Forbidden,
        "acts.changed-meanwhile" or "api.key-at-work" => StatusCodes.Status409Conflict,
        "api.not-the-same" => StatusCodes.Status412PreconditionFailed,
        _ when code.EndsWith(".unknown", StringComparison.Ordinal) => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

internal static class ProblemsSetup
{
    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        .AddProblemDetails()
        .AddExceptionHandler<Problems>();
}
