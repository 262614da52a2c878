using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Diagnosis;

/// <summary>Something too good to be true, put as a question to the office; never a verdict.</summary>
/// <param name="Kind">burst, copies, picture, satisfied or no-findings; the end of a word's key.</param>
/// <param name="Arguments">Fill the sentence.</param>
/// <param name="Href">Where to look.</param>
public sealed record Question(string Kind, IReadOnlyList<object?> Arguments, string? Href);

/// <summary>Looks for what is too good to be true in the last month that is over: below a unit, and among those who inspect it.</summary>
public sealed class ReadQuestions(PacesetterDb db)
{
    private const int Most = 20;
    private const int FewReports = 20;
    private const double Burst = 0.5;
    private const int FewCopies = 5;
    private const int ShortSentence = 12;
    private const int MostPictures = 20_000;
    private const int SameBits = 3;
    private const int Months = 6;
    private const int FewVisits = 3;
    private const int MostVisits = 5_000;

    /// <returns>At most so many of each kind, the most striking first.</returns>
    public async Task<IReadOnlyList<Question>> RunAsync(Place place, CancellationToken cancellation = default) =>
    [
        .. await BurstsAsync(place, cancellation), .. await CopiesAsync(place, cancellation), .. await PicturesAsync(place, cancellation),
        .. await SatisfiedAsync(place, cancellation), .. await NoFindingsAsync(place, cancellation),
    ];

    private IQueryable<int> Below(Place place)
    {
        var (head, month) = (place.Unit.Id, place.Month);
        return db.UnitAncestors.Where(row => row.AncestorId == head && row.FromMonth <= month && row.ToMonth > month).Select(row => row.UnitId);
    }

    /// <summary>Half of the reports of a part on the very last day.</summary>
    private async Task<IEnumerable<Question>> BurstsAsync(Place place, CancellationToken cancellation)
    {
        var (campaign, head, month) = (place.Campaign!.Id, place.Unit.Id, place.Month);
        var due = await db.CampaignPeriods.Where(row => row.CampaignId == campaign && row.Slot == 0 && row.ToMonth == month).Select(row => (DateOnly?)row.Due).FirstOrDefaultAsync(cancellation);
        if (due is not { } day) return [];
        var parts = await (from child in db.UnitAncestors
                           where child.AncestorId == head && child.Depth == 1 && child.FromMonth <= month && child.ToMonth > month
                           join lower in db.UnitAncestors on child.UnitId equals lower.AncestorId
                           where lower.FromMonth <= month && lower.ToMonth > month
                           join report in db.Reports.IgnoreQueryFilters([PacesetterDb.Scope]) on lower.UnitId equals report.UnitId
                           where report.CampaignId == campaign && report.Month == month
                           group report by child.UnitId into part
                           select new { part.Key, All = part.Count(), Last = part.Count(report => report.Day == day) }).ToListAsync(cancellation);
        var striking = parts.Where(part => part.All >= FewReports && part.Last >= Burst * part.All).OrderByDescending(part => (double)part.Last / part.All).Take(Most).ToList();
        var ids = striking.ConvertAll(part => part.Key);
        var names = await db.Units.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Code, row.Name }).ToDictionaryAsync(row => row.Id, cancellation);
        return striking.Where(part => names.ContainsKey(part.Key)).Select(part => new Question("burst", [names[part.Key].Name, part.Last, part.All, day], place.Href(names[part.Key].Code, place.Month, "list/reports-in-time")));
    }

    /// <summary>The same sentence in several units.</summary>
    private async Task<IEnumerable<Question>> CopiesAsync(Place place, CancellationToken cancellation)
    {
        var (campaign, month, below) = (place.Campaign!.Id, place.Month, Below(place));
        var copies = await db.TaskProgress.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.Month == month && row.Sentence != null && row.Sentence.Length >= ShortSentence && below.Contains(row.UnitId))
            .GroupBy(row => row.Sentence).Select(rows => new { rows.Key, Count = rows.Select(row => row.UnitId).Distinct().Count() }).Where(copy => copy.Count >= FewCopies)
            .OrderByDescending(copy => copy.Count).Take(Most).ToListAsync(cancellation);
        return copies.Select(copy => new Question("copies", [copy.Key, copy.Count], place.Href("list/reported-done")));
    }

    /// <summary>A picture that was given before, by the same unit or another, also at another size or quality.</summary>
    private async Task<IEnumerable<Question>> PicturesAsync(Place place, CancellationToken cancellation)
    {
        var below = Below(place);
        var from = db.Now.AddMonths(-Months);
        var pictures = await db.Evidence.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.Likeness != null && row.At >= from && below.Contains(row.UnitId))
            .OrderByDescending(row => row.At).Select(row => new Picture(row.Id, row.UnitId, row.Likeness!.Value, row.Name)).Take(MostPictures).ToListAsync(cancellation);
        var pairs = Alike(pictures).Take(Most).ToList();
        var ids = pairs.SelectMany(pair => (int[])[pair.One.UnitId, pair.Other.UnitId]).Distinct().ToArray();
        var names = await db.Units.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => new { row.Id, row.Name }).ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        return pairs.Select(pair => new Question("picture", [names.GetValueOrDefault(pair.One.UnitId), names.GetValueOrDefault(pair.Other.UnitId), pair.One.Name], $"/evidence/{pair.One.Id}"));
    }

    /// <summary>Two that differ in three bits at most are alike in one of four quarters, so only those need be compared.</summary>
    private static IEnumerable<(Picture One, Picture Other)> Alike(List<Picture> pictures)
    {
        HashSet<(Guid, Guid)> told = [];
        for (var quarter = 0; quarter < 4; quarter++)
        {
            foreach (var bucket in pictures.GroupBy(picture => (ushort)(picture.Likeness >> (16 * quarter))).Where(bucket => bucket.Count() > 1).Select(bucket => bucket.Take(100).ToList()))
            {
                for (var i = 0; i < bucket.Count; i++)
                    for (var j = i + 1; j < bucket.Count; j++)
                        if (BitOperations.PopCount((ulong)(bucket[i].Likeness ^ bucket[j].Likeness)) <= SameBits && told.Add((bucket[i].Id, bucket[j].Id))) yield return (bucket[i], bucket[j]);
            }
        }
    }

    /// <summary>Not a single critical voice in a round of some size.</summary>
    private async Task<IEnumerable<Question>> SatisfiedAsync(Place place, CancellationToken cancellation)
    {
        var (campaign, below, january, month) = (place.Campaign!.Id, Below(place), Domain.Month.Of(place.Month.Year, 1), place.Month);
        var rounds = await (from round in db.AppraisalRounds.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope])
                            where round.CampaignId == campaign && round.Closing != null && round.Closing.Month >= january && round.Closing.Month <= month && round.Closing.Answers >= FewReports
                                && round.Closing.Answers == round.Closing.Satisfied && below.Contains(round.UnitId)
                            join unit in db.Units on round.UnitId equals unit.Id
                            orderby round.Closing!.Answers descending
                            select new { round.Id, unit.Code, unit.Name, round.Closing!.Answers, round.Closing.Returned }).Take(Most).ToListAsync(cancellation);
        return rounds.Select(round => new Question("satisfied", [round.Name, round.Returned, round.Answers], place.Href(round.Code, place.Month, $"appraisals/{round.Id}")));
    }

    /// <summary>Inspectors who were in several units and found nothing there, while others did. Who was nowhere is not asked about; what a colleague entered of the same visit counts.</summary>
    private async Task<IEnumerable<Question>> NoFindingsAsync(Place place, CancellationToken cancellation)
    {
        var (campaign, below, from) = (place.Campaign!.Id, Below(place), db.Now.AddMonths(-Months));
        var visits = await db.Visits.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.HandedIn != null && row.HandedIn.At >= from && below.Contains(row.OrganiserId))
            .OrderByDescending(row => row.Id).Take(MostVisits).Select(row => new { row.Id, row.TeamText }).ToListAsync(cancellation);
        var sent = visits.SelectMany(visit => Visit.TeamOf(visit.TeamText).Select(person => (Visit: visit.Id, person.Account, person.Name))).ToList();
        if (sent.Count == 0) return [];
        var (ids, people) = (visits.ConvertAll(visit => (Guid?)visit.Id), sent.Select(one => one.Account).Distinct().ToArray());
        var found = await db.Findings.AsNoTracking().IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.CampaignId == campaign && row.Entry.At >= from && (people.Contains(row.Entry.By) || ids.Contains(row.Source.Key)))
            .Select(row => new { row.Entry.By, row.Source.Key }).ToListAsync(cancellation);
        var (hands, sources) = (found.Select(one => one.By).ToHashSet(), found.Select(one => one.Key).ToHashSet());
        return found.Count == 0 ? [] : sent.GroupBy(one => (one.Account, one.Name)).Where(one => one.Count() >= FewVisits && !hands.Contains(one.Key.Account) && !one.Any(visit => sources.Contains(visit.Visit)))
            .OrderByDescending(one => one.Count()).ThenBy(one => one.Key.Account).Take(Most).Select(one => new Question("no-findings", [one.Key.Name, one.Count(), Months, found.Count], place.Href("findings")));
    }

    private sealed record Picture(Guid Id, int UnitId, long Likeness, string Name);
}
