using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Pledges;

namespace Pacesetter.Web.Pledges.Steps;

/// <summary>The secretary writes down what members said they pledge, and who need not, for a whole branch at once.</summary>
public sealed class WriteDownPledges(PacesetterDb db, ProposePledge propose, ExemptMember exempt)
{
    /// <param name="pledges">The branch; only its members without a pledge are looked at.</param>
    /// <param name="form"><c>text-ID</c>, <c>kind-ID</c>, <c>named-ID</c>, <c>exempt-ID</c> by key of the member.</param>
    /// <returns>Members for whom something was written down.</returns>
    /// <exception cref="BrokenRule">pledges.none-written, accounts.not-yours; those of <see cref="Pledge.Propose"/>. All of it is written, or nothing.</exception>
    public async Task<int> RunAsync(UnitPledges pledges, IFormCollection form, CancellationToken cancellation = default)
    {
        var (place, year) = (pledges.Place, pledges.Round.Year);
        await db.DemandAsync(place.Unit.Id, PledgeRights.OfBranch);
        var due = place.Campaign!.EndMonth.Last is var end && end.Year == year ? end : new DateOnly(year, 12, 31);
        List<Act> acts = [];
        var excused = pledges.Without.Where(member => !string.IsNullOrWhiteSpace(form[$"exempt-{member.Id}"])).ToList();
        var written = pledges.Without.Except(excused).Where(member => !string.IsNullOrWhiteSpace(form[$"text-{member.Id}"])).ToList();
        BrokenRule.Unless(excused.Count + written.Count > 0, "pledges.none-written");
        foreach (var member in written)
        {
            var wording = new PledgeWording(form[$"text-{member.Id}"].ToString(), due) { Kind = form[$"kind-{member.Id}"] };
            acts.Add((await propose.MakeAsync(new(place.Unit, place.Campaign, member, year), wording, form[$"named-{member.Id}"].Count > 0, cancellation)).Act);
        }
        foreach (var member in excused) acts.Add(await exempt.MakeAsync(new(place.Unit, place.Campaign, member, year), form[$"exempt-{member.Id}"], cancellation));
        await db.CommitAsync(acts, null, cancellation);
        return excused.Count + written.Count;
    }
}
