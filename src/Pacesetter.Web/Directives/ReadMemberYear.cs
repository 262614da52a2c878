using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Directives;

/// <summary>What the system asks of the member of a unit of whom it asks most in a year.</summary>
/// <param name="Pledges">To be written, and what came of each to be said.</param>
/// <param name="Comments">Of a leader, to each of which the member says what was done.</param>
public sealed record MemberYear(int Year, int Pledges, int Comments)
{
    // Four fields beside the sentence: kind, number, measure, day.
    private const int FieldsOfPledge = 4;

    private const int SecondsToSay = Effort.SecondsAPage + Effort.SecondsATouch + Effort.SecondsASentence + Effort.SecondsATouch;

    private const int SecondsToPledge = SecondsToSay + (FieldsOfPledge * Effort.SecondsAField);

    /// <summary>Whole minutes.</summary>
    public int Minutes => Effort.Minutes((Pledges * (SecondsToPledge + SecondsToSay)) + (Comments * SecondsToSay));
}

/// <summary>Adds up a member's whole year by the keystroke-level model. Nobody is timed, and which member it is, is not told.</summary>
public sealed class ReadMemberYear(PacesetterDb db)
{
    /// <returns>Null where the unit has no members of whom anything is asked.</returns>
    public async Task<MemberYear?> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var (unit, campaign, year) = (place.Unit.Id, place.Campaign!.Id, place.Month.Year);
        var pledges = await db.Pledges.Where(row => row.CampaignId == campaign && row.UnitId == unit && row.Year == year && row.MemberId != null && row.Substitution == null)
            .GroupBy(row => row.MemberId!.Value).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        var (from, to) = (Domain.Month.Of(year, 1), Domain.Month.Of(year, 12));
        var comments = await db.LeaderComments.Where(row => row.CampaignId == campaign && row.UnitId == unit && row.MemberId != null && row.Month >= from && row.Month <= to)
            .GroupBy(row => row.MemberId!.Value).Select(rows => new { rows.Key, Count = rows.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellation);
        return pledges.Keys.Union(comments.Keys).Select(member => new MemberYear(year, pledges.GetValueOrDefault(member), comments.GetValueOrDefault(member))).MaxBy(one => one.Minutes);
    }
}
