using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Data.Diagnosis;

/// <summary>
/// Draws what the diagnosis needs from the tallies of a campaign: a handful of statements for one unit as for all of them. It reads past the query filter;
/// whoever calls it has found the unit through the viewer's scope, or writes verdicts that are filtered themselves.
/// </summary>
public sealed class ReadFacts(PacesetterDb db)
{
    private static readonly string[] Returns = ["SendBackPlan", "SendBackPledge"];

    // Months that are over, looked back on for the spread among units, …
    private const int Back = 3;

    // … and for the last two in which anything was due, and for what was finished and never told of: not every unit has something each month.
    private const int BackForDue = 6;

    /// <summary>The last day that the figures of a month know of.</summary>
    public DateOnly DayOf(Month month) => db.Today < month.Last ? db.Today : month.Last;

    /// <param name="campaign">The campaign.</param>
    /// <param name="month">The month that is judged.</param>
    /// <param name="unit">Only this one; null: all of them.</param>
    public async Task<List<UnitFacts>> RunAsync(Campaign campaign, Month month, int? unit = null, CancellationToken cancellation = default)
    {
        var over = month >= db.ThisMonth ? db.ThisMonth.Previous : month;
        var periods = await db.CampaignPeriods.AsNoTracking().Where(row => row.CampaignId == campaign.Id && row.Slot > 0 && row.FromMonth <= month && row.ToMonth >= month && row.DueMonth <= month).ToListAsync(cancellation);
        var due = periods.GroupBy(row => row.Slot).ToDictionary(slot => slot.Key, slot => slot.Min(row => row.Due));
        var now = await RowsAsync(campaign.Id, month, unit, cancellation);
        var last = (over == month ? now : await RowsAsync(campaign.Id, over, unit, cancellation)).ToDictionary(row => row.UnitId);
        var before = (await RowsAsync(campaign.Id, over.Previous, unit, cancellation)).ToDictionary(row => row.UnitId);
        var latest = await DueAsync(campaign.Id, over, unit, cancellation);
        var returned = await ReturnedAsync(campaign.Id, month, unit, cancellation);
        var below = await BelowAsync(campaign.Id, over, month, unit, cancellation);
        var told = await ToldAsync(campaign.Id, month, unit, cancellation);
        var finished = await FinishedAsync(campaign.Id, over, month, unit, cancellation);
        return [.. now.Select(row =>
        {
            var (one, two) = (last.GetValueOrDefault(row.UnitId), before.GetValueOrDefault(row.UnitId));
            return new UnitFacts(row.UnitId, row.Tier, row.Field)
            {
                PlanMissingSince = row.Lacking.Index().Where(slot => slot.Item > 0 && due.ContainsKey(slot.Index + 1)).Select(slot => (DateOnly?)due[slot.Index + 1]).Min(),
                OnlyMetSince = row.Stuck > 0 ? campaign.Start : null,
                TasksActive = row.Active, TasksWithoutOwner = row.Unowned, TasksTied = row.Tied,
                Last = latest[row.UnitId].ElementAtOrDefault(0), BeforeLast = latest[row.UnitId].ElementAtOrDefault(1),
                Refuted = row.Refuted + (over == month ? 0 : one?.Refuted ?? 0) + (two?.Refuted ?? 0),
                Voices = (row.Answers, row.Satisfied),
                Returned = returned.GetValueOrDefault(row.UnitId),
                Below = [.. below[row.UnitId]],
                UntoldSince = told.TryGetValue(row.UnitId, out var heard) ? heard : campaign.Start,
                FinishedUntold = finished[row.UnitId].Where(done => !told.ContainsKey(row.UnitId) || done.Month > Month.From(told[row.UnitId])).Sum(done => done.Count),
            };
        })];
    }

    private Task<List<Row>> RowsAsync(int campaign, Month month, int? unit, CancellationToken cancellation) =>
        (from tally in db.Tallies.AsNoTracking()
         where tally.CampaignId == campaign && tally.Month == month && (unit == null || tally.UnitId == unit)
         join one in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on tally.UnitId equals one.Id
         select new Row(tally.UnitId, one.Tier, one.Field)
         {
             Stuck = tally.Stuck, Active = tally.TasksActive, Unowned = tally.TasksWithoutOwner, Tied = tally.TasksTied, Refuted = tally.TasksRefuted,
             Answers = tally.AnswersGiven, Satisfied = tally.AnswersSatisfied,
             Lacking1 = tally.Plans1Expected - tally.Plans1Present, Lacking2 = tally.Plans2Expected - tally.Plans2Present,
             Lacking3 = tally.Plans3Expected - tally.Plans3Present, Lacking4 = tally.Plans4Expected - tally.Plans4Present,
         }).ToListAsync(cancellation);

    /// <summary>Tasks due and done in time, by unit, the latest month first; months in which nothing was due are left out.</summary>
    private async Task<ILookup<int, (int Due, int Done)>> DueAsync(int campaign, Month over, int? unit, CancellationToken cancellation)
    {
        var first = over.Add(1 - BackForDue);
        return (await db.Tallies.AsNoTracking().Where(row => row.CampaignId == campaign && row.Month >= first && row.Month <= over && row.TasksDue > 0 && (unit == null || row.UnitId == unit))
            .OrderByDescending(row => row.Month).Select(row => new { row.UnitId, row.TasksDue, row.TasksDoneInTime }).ToListAsync(cancellation)).ToLookup(row => row.UnitId, row => (row.TasksDue, row.TasksDoneInTime));
    }

    private async Task<Dictionary<int, int>> ReturnedAsync(int campaign, Month month, int? unit, CancellationToken cancellation)
    {
        var (from, to) = (Utc(month.Add(1 - Back)), Utc(month.Next));
        return await db.Acts.AsNoTracking().Where(act => act.CampaignId == campaign && Returns.Contains(act.Name) && act.At >= from && act.At < to && act.UnitId != null && (unit == null || act.UnitId == unit))
            .GroupBy(act => act.UnitId!.Value).Select(acts => new { acts.Key, Count = acts.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
    }

    /// <summary>Completion below each unit, child by child, in the tree of the month.</summary>
    private async Task<ILookup<int, Share>> BelowAsync(int campaign, Month over, Month month, int? unit, CancellationToken cancellation)
    {
        var first = over.Add(1 - Back);
        var rows = await (
            from place in db.UnitAncestors
            where place.Depth == 1 && place.FromMonth <= month && place.ToMonth > month && (unit == null || place.AncestorId == unit)
            join child in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on place.UnitId equals child.Id
            join rollup in db.Rollups.Where(row => row.CampaignId == campaign && row.Month >= first && row.Month <= over) on place.UnitId equals rollup.UnitId
            group rollup by new { place.AncestorId, place.UnitId, child.Tier, child.Field } into child
            select new { child.Key.AncestorId, child.Key.Tier, child.Key.Field, Due = child.Sum(row => row.TasksDue), Done = child.Sum(row => row.TasksDoneInTime) }).ToListAsync(cancellation);
        return rows.ToLookup(row => row.AncestorId, row => new Share(HashCode.Combine(row.Tier, row.Field), row.Done, row.Due));
    }

    /// <summary>The day of the last story that the public reads, by unit, those of the units below it included, in the tree of the month.</summary>
    private async Task<Dictionary<int, DateOnly>> ToldAsync(int campaign, Month month, int? unit, CancellationToken cancellation) =>
        (await (
            from story in db.Stories.IgnoreQueryFilters([PacesetterDb.Scope])
            where story.CampaignId == campaign && story.Publication != null && story.TakenDown == null && story.Publication.Month <= month
            join place in db.UnitAncestors on story.UnitId equals place.UnitId
            where place.FromMonth <= month && place.ToMonth > month && (unit == null || place.AncestorId == unit)
            group story.Publication!.At by place.AncestorId into told
            select new { told.Key, At = told.Max() }).ToListAsync(cancellation)).ToDictionary(row => row.Key, row => DateOnly.FromDateTime(row.At.AddHours(8)));

    /// <summary>Tasks finished in the subtree of each unit that has others below it, month by month.</summary>
    private async Task<ILookup<int, (Month Month, int Count)>> FinishedAsync(int campaign, Month over, Month month, int? unit, CancellationToken cancellation)
    {
        var first = over.Add(1 - BackForDue);
        return (await db.Rollups.AsNoTracking()
            .Where(row => row.CampaignId == campaign && row.Month >= first && row.Month <= over && (unit == null || row.UnitId == unit) && row.TasksDoneInTime + row.TasksDoneLate > 0
                && db.UnitAncestors.Any(place => place.AncestorId == row.UnitId && place.Depth == 1 && place.FromMonth <= month && place.ToMonth > month))
            .Select(row => new { row.UnitId, row.Month, Count = row.TasksDoneInTime + row.TasksDoneLate }).ToListAsync(cancellation)).ToLookup(row => row.UnitId, row => (row.Month, row.Count));
    }

    private static DateTime Utc(Month month) => month.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);

    private sealed record Row(int UnitId, string Tier, string Field)
    {
        public int Stuck { get; init; }
        public int Active { get; init; }
        public int Unowned { get; init; }
        public int Tied { get; init; }
        public int Refuted { get; init; }
        public int Answers { get; init; }
        public int Satisfied { get; init; }
        public int Lacking1 { get; init; }
        public int Lacking2 { get; init; }
        public int Lacking3 { get; init; }
        public int Lacking4 { get; init; }

        public int[] Lacking => [Lacking1, Lacking2, Lacking3, Lacking4];
    }
}
