using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Standards;

namespace Pacesetter.Web.Standards;

/// <summary>Ends a refinement from a month on; for the months before it holds as it did.</summary>
public sealed class EndRefinement(PacesetterDb db)
{
    /// <param name="file">The refinement.</param>
    /// <param name="from">The first month in which it holds no more; null: this one, or its own first where it has not begun.</param>
    /// <param name="reason">Why; may be missing.</param>
    /// <param name="cancellation">Until the commit itself.</param>
    /// <exception cref="BrokenRule">accounts.not-yours, standards.from-past, standards.outside-campaign, standards.ended-already, standards.ends-before-it-begins.</exception>
    public async Task RunAsync(RefinementFile file, Month? from, string? reason, CancellationToken cancellation = default)
    {
        var refinement = file.Refinement;
        await db.DemandAsync(file.Unit.Id, Role.Office);
        var month = file.Campaign.DemandRunning(from ?? (refinement.FromMonth > db.ThisMonth ? refinement.FromMonth : null), db.ThisMonth);
        refinement.End(month, db.Viewer.AccountId ?? 0, db.Now, reason);
        await db.CommitAsync(new Act("EndRefinement", file.Unit.Id, nameof(Refinement), refinement.Id)
        {
            CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { From = month }), Reason = refinement.Ending?.Reason, OnBehalfOf = db.OnBehalfOf(file.Unit),
        }, cancellation);
    }
}
