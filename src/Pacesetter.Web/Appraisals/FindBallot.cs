using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Appraisals;
using Pacesetter.Domain;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Web.Appraisals;

/// <summary>What somebody with a code reads: the occasion, whom and what it is about, the grades; nothing that anybody answered.</summary>
public sealed record OpenBallot(string Title, BallotForm Form, IReadOnlyList<string> Items, IReadOnlyList<string> Grades);

/// <summary>Opens the ballot that belongs to a code.</summary>
public sealed class FindBallot(PacesetterDb db, Ballots ballots, Recipes recipes)
{
    /// <exception cref="BrokenRule">Those of <see cref="Ballots.FindAsync"/>.</exception>
    public async Task<OpenBallot> RunAsync(string? code, CancellationToken cancellation = default)
    {
        var round = await ballots.FindAsync(code, cancellation);
        var rules = recipes.Of(await db.Campaigns.AsNoTracking().FirstAsync(row => row.Id == round.CampaignId, cancellation)).Appraisal;
        var (form, terms) = (round.Form, round.About == Subject.Members ? rules?.Members : rules?.Organisations);
        return new(round.Title, form, [.. form.Items.Select(key => terms?.FirstOrDefault(term => term.Key == key)?.Label.ToString() ?? key)],
            [.. form.Grades.Select(grade => rules?.Grades.FirstOrDefault(term => term.Key == grade.Key)?.Label.ToString() ?? grade.Key)]);
    }
}
