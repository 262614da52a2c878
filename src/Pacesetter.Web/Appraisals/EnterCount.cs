using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;

namespace Pacesetter.Web.Appraisals;

/// <summary>One of two people puts in what they counted on the papers. The act says who counted, and no number.</summary>
public sealed class EnterCount(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours; those of <see cref="AppraisalRound.Enter"/>.</exception>
    public async Task RunAsync(RoundFile file, Count count, CancellationToken cancellation = default)
    {
        await db.DemandAsync(file.Unit.Id, AppraisalRights.Counters);
        var place = file.Round.Enter(db.Viewer.AccountId ?? 0, db.Viewer.Name, count, db.Now);
        await db.CommitAsync(new Act("EnterCount", file.Unit.Id, nameof(AppraisalRound), file.Round.Id)
        {
            CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { place, differences = file.Round.Differences?.Count }),
        }, cancellation);
    }
}
