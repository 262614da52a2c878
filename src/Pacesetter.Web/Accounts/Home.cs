using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Web.Accounts;

/// <summary>Where the address <c>/</c> leads: each to their own work, anybody else to the door.</summary>
internal static class Home
{
    public static IResult Redirect(HttpContext context, Viewer viewer, EnterDemo demo) => Results.Redirect(Of(viewer, context, demo));

    /// <summary>Whether an address to return to lies on this site; anything else would let a foreign page send people on.</summary>
    public static bool IsOurs(string? address) =>
        address is ['/', ..] and not (['/', '/', ..] or ['/', '\\', ..]) && !address.Any(char.IsControl);

    private static string Of(Viewer viewer, HttpContext context, EnterDemo demo) => viewer switch
    {
        { AccountId: null } => demo.IsOpenTo(context) ? "/account/enter" : "/account/sign-in",
        _ when viewer.Has(Role.SecurityAdmin) => "/admin/accounts",
        _ when viewer.Has(Role.AuditAdmin) => "/audit",
        _ when viewer.Has(Role.SystemAdmin) => "/admin",
        _ => "/desk",
    };
}
