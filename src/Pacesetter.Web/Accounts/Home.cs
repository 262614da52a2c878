using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;
using Pacesetter.Web.Pledges.Board;

namespace Pacesetter.Web.Accounts;

/// <summary>Where the address <c>/</c> leads: each to their own work, the public to the board, or to the door while there is nothing on it.</summary>
internal static class Home
{
    public static async Task<IResult> RedirectAsync(HttpContext context, Viewer viewer, EnterDemo demo, ReadBoard board) =>
        Results.Redirect(viewer.AccountId is null && !demo.IsOpenTo(context) && await board.HasAnythingAsync(context.RequestAborted) ? "/board" : Of(viewer, context, demo));

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
