using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;
using Scalar.AspNetCore;

namespace Pacesetter.Web.Api;

/// <summary>What all routes under /api/v1 share: description, reference page, repeatable POSTs.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(Bodies.Configure)
        // Otherwise what cannot be read is a bare 400 outside development.
        .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true)
        .AddScoped<Unreadable>()
        .AddOpenApi("v1", Describe);

    private static void Describe(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        // A month is written 2026-10.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(Month)) (schema.Type, schema.Pattern, schema.Examples) = (JsonSchemaType.String, @"^\d{4}-\d{2}$", ["2026-10"]);
            // Described as required is what is refused when it is missing, and nothing else.
            foreach (var property in context.JsonTypeInfo.Properties.Where(property => property is { IsRequired: false, AssociatedParameter.IsNullable: true })) schema.Required?.Remove(property.Name);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Pacesetter", Version = "v1", Description = "Errors are problem details with a stable code. POST takes an Idempotency-Key. Long lists are paged by after and limit." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A personal access token from /account/tokens." },
            };
            return Task.CompletedTask;
        });
    }

    /// <summary>Call after the account is known and before routes run.</summary>
    public static void UseApi(this WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api/v1"), api => api.Use(Problems.Complete).Use(Idempotency.Apply));

    /// <returns>The group for the features' routes.</returns>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.MapOpenApi().AllowAnonymous();
        app.MapScalarApiReference("/api", reference => reference.WithTitle("Pacesetter API").WithOpenApiRoutePattern("/openapi/{documentName}.json").DisableDefaultFonts().DisableTelemetry())
            .AllowAnonymous().WithMetadata(ContentPolicy.Inline);
        return app.MapGroup("/api/v1");
    }
}
