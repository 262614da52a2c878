using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain.Accounts;

namespace Pacesetter.Web.Accounts;

/// <summary>
/// Fills the viewer of a request from the account that signed in. Asked anew on every request, so that a changed grant, a lock or
/// a new password takes effect at once.
/// </summary>
internal sealed class ViewerOfRequest(PacesetterDb db, IOptions<IdentityOptions> identity)
{
    public static async Task Apply(HttpContext context, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<Viewer>().RequestId = context.TraceIdentifier;

        // The page that tells of an error must not ask a store that may be the error.
        var broken = context.Features.Get<IExceptionHandlerFeature>() is not null;
        var file = context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
        if (!broken && !file && Cookies.AccountOf(context.User) is { } id)
        {
            if (!await context.RequestServices.GetRequiredService<ViewerOfRequest>().BecomeAsync(id, context))
            {
                if (context.User.Identity?.AuthenticationType != TokenHandler.Name) await context.SignOutAsync(IdentityConstants.ApplicationScheme);
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
        }
        await next(context);
    }

    /// <returns>False where the account is gone or locked, or the password was changed since the cookie was given.</returns>
    private async Task<bool> BecomeAsync(int id, HttpContext context)
    {
        await db.HoldAsync(context.RequestAborted);
        var today = db.Today;
        var rows = await (
            from account in db.Users
            where account.Id == id
            from grant in db.Grants.Where(grant => grant.AccountId == id && grant.From <= today && (grant.Until == null || grant.Until >= today)).DefaultIfEmpty()
            from unit in db.Units.Where(unit => grant != null && unit.Id == grant.UnitId).DefaultIfEmpty()
            orderby grant.Id
            select new { account.Name, account.SecurityStamp, account.LockoutEnd, Grant = grant, Place = unit == null ? null : unit.Name, Code = unit == null ? null : unit.Code })
            .IgnoreQueryFilters([PacesetterDb.Scope]).AsNoTracking().ToListAsync(context.RequestAborted);
        if (rows is not [var own, ..] || own.LockoutEnd >= Account.Forever) return false;
        var stamp = context.User.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (stamp is not null && stamp != own.SecurityStamp) return false;
        var mayWrite = !context.User.HasClaim(TokenHandler.ReadOnly, TokenHandler.ReadOnly);
        db.Viewer.Become(id, own.Name, [.. rows.Select(row => row.Grant).OfType<Grant>()], today, mayWrite, own.Place ?? "", own.Code ?? "");
        return true;
    }
}
