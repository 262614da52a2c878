using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Pledges.Excel;

/// <summary>Takes pledges that are there further, as the rows of a table say; under the same rights as on their pages, each with its acts.</summary>
public sealed class PledgeAdvances(PacesetterDb db, FindPledge find)
{
    private const int AtOnce = 200;

    /// <returns>The acts, with the pledges changed and not yet committed. What was refused stands in the reading's problems.</returns>
    internal async Task<IReadOnlyList<Act>> RunAsync(PledgeReading reading, string fileName, CancellationToken cancellation)
    {
        List<Act> acts = [];
        var judges = new Dictionary<(int Unit, bool Above), bool>();
        foreach (var rows in reading.Ahead.Chunk(AtOnce))
        {
            var files = (await find.ManyAsync([.. rows.Select(row => row.Id).Distinct()], cancellation)).ToDictionary(file => file.Pledge.Id);
            foreach (var row in rows)
            {
                var file = files[row.Id];
                var judge = (file.Unit.Id, file.Member is null);
                if (!judges.TryGetValue(judge, out var may)) judges[judge] = may = await db.MayAsync(judge.Id, judge.Item2, PledgeRights.OfJudges);
                acts.AddRange(reading.Advance(row, file, may).Select(name => new Act(name, file.Unit.Id, nameof(Pledge), row.Id)
                {
                    CampaignId = file.Campaign.Id, After = JsonSerializer.Serialize(new { file = fileName }), OnBehalfOf = name == "FulfilPledge" ? file.OnBehalfOf : null,
                }));
            }
        }
        return acts;
    }
}
