using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Bulletins;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Demo;

/// <summary>What the city has told of its last months, and a draft of the running one.</summary>
internal sealed class DemoBulletins(PacesetterDb db, FindPlace find, ReadOverview read, ComposeBulletin compose)
{
    private const int Issued = 3;

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        var head = await (from campaign in db.Campaigns orderby campaign.Id join unit in db.Units on campaign.UnitId equals unit.Id select unit).FirstAsync(cancellation);
        var numbers = new Dictionary<int, int>();
        foreach (var month in Month.Range(db.ThisMonth.Add(-Issued), db.ThisMonth))
        {
            if (await find.RunAsync(head.Code, month.ToString(), null, cancellation) is not { Campaign: { } campaign } place || await read.RunAsync(place, cancellation: cancellation) is not { } overview) continue;
            var (running, hand) = (month == db.ThisMonth, new BulletinHand(0, head.Secretary ?? "", month == db.ThisMonth ? db.Now : new(month.Next.Day(4), new(1, 30), DateTimeKind.Utc)));
            var bulletin = Bulletin.Begin(campaign.Id, head.Id, month, compose.Run(overview), hand);
            if (!running && hand.At < db.Now)
            {
                var year = hand.At.Year;
                bulletin.GiveOut((year, numbers[year] = numbers.GetValueOrDefault(year) + 1), hand);
            }
            db.Bulletins.Add(bulletin);
            await db.CommitAsync(bulletin.Act(bulletin.Issue is null ? "BeginBulletin" : "IssueBulletin", after: new { bulletin.Month, bulletin.Year, bulletin.Number, bulletin.Title }), cancellation);
        }
    }
}
