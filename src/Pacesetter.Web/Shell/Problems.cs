using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Pacesetter.Domain;

namespace Pacesetter.Web.Shell;

/// <summary>The one place where a broken rule becomes words and a status: problem details for the API; pages show the same sentence.</summary>
internal sealed class Problems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request bears the address of the error page.
        var asked = new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path);
        if (exception is not BrokenRule rule || !asked.StartsWithSegments("/api")) return false;
        var words = context.RequestServices.GetRequiredService<Words>();
        context.Response.StatusCode = StatusOf(rule.Code);
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails
            {
                Status = context.Response.StatusCode,
                Title = words.Of(rule),
                Extensions = { ["code"] = rule.Code },
            },
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
