using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Web.Accounts.FirstRun;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts;

/// <summary>Who may come in: a cookie for pages, a bearer token for the API, and nobody without one unless an endpoint says so itself.</summary>
internal static class AccountsSetup
{
    /// <summary>Policy: whoever manages accounts, all of them or those of a subtree. Each administrator's policy is named by the role.</summary>
    public const string People = "people";

    /// <summary>Chooses between cookie and token by the request.</summary>
    private const string Either = "either";

    public static IServiceCollection AddAccounts(this IServiceCollection services, Settings settings)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(Demand)
            .AddEntityFrameworkStores<PacesetterDb>()
            .AddPasswordValidator<PasswordClasses>()
            .AddSignInManager();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = context =>
                TokenHandler.SecretOf(context.Request) is null ? IdentityConstants.ApplicationScheme : TokenHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Cookies.Configure(cookie, settings));
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "pacesetter-form";
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        AddPolicies(services.AddAuthorizationBuilder());
        services.AddLimits(settings);
        services.AddScoped<ViewerOfRequest>();
        services.AddScoped<SignIn>();
        services.AddScoped<EnterDemo>();
        services.AddScoped<Delegation>().AddScoped<AddAccount>().AddScoped<GrantRole>().AddScoped<EndGrant>();
        services.AddScoped<LockAccount>().AddScoped<UnlockAccount>().AddScoped<ResetPassword>().AddScoped<SetPassword>().AddScoped<ChangePerson>();
        services.AddScoped<MakeToken>().AddScoped<RevokeToken>();
        services.AddSingleton<PasswordLink>();
        services.AddSingleton<FirstRunKey>().AddScoped<SetUp>().AddSingleton<SetUpJobs>();
        return services;
    }

    /// <summary>Call before anything that reads the store.</summary>
    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use(ViewerOfRequest.Apply);
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapGet("/", Home.RedirectAsync).AllowAnonymous();
        app.MapPost("/account/sign-out", SignIn.EndAsync);
    }

    // GB/T 22239 level 2 as usually audited: eight characters of three classes, five failures, five minutes.
    private static void Demand(IdentityOptions identity)
    {
        identity.Password.RequiredLength = 8;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Lockout.MaxFailedAccessAttempts = 5;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromSeconds(300);
        identity.Lockout.AllowedForNewUsers = true;
        identity.User.RequireUniqueEmail = false;
    }

    private static void AddPolicies(AuthorizationBuilder policies)
    {
        policies.AddPolicy(People, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Is(context, Role.SecurityAdmin) || Is(context, Role.Office)));
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var role in (Role[])[Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin])
        {
            policies.AddPolicy(role.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(context => Is(context, role)));
        }
    }

    private static bool Is(AuthorizationHandlerContext context, Role role) =>
        context.Resource is HttpContext http && http.RequestServices.GetRequiredService<Viewer>().Has(role);
}
