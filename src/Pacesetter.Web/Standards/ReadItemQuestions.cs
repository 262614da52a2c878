using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>A question of an inspection that was taken from an item.</summary>
public sealed record ItemQuestion(InspectionQuestion Question, Inspection Inspection);

/// <summary>Reads which inspections above a unit or below it ask about a standard item, as far as the viewer may know of them; the latest first.</summary>
public sealed class ReadItemQuestions(PacesetterDb db)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<ItemQuestion>> RunAsync(Place place, string item, CancellationToken cancellation = default)
    {
        var (unit, campaign, month, source) = (place.Unit.Id, place.Campaign!.Id, place.Month, InspectionQuestion.OfStandard(item));
        var mark = $"\"{source}\"";
        var found = await db.Inspections.AsNoTracking().Where(row => row.CampaignId == campaign && row.QuestionsText.Contains(mark)
                && db.UnitAncestors.Any(near => ((near.UnitId == unit && near.AncestorId == row.UnitId) || (near.AncestorId == unit && near.UnitId == row.UnitId)) && near.FromMonth <= month && near.ToMonth > month))
            .OrderByDescending(row => row.From).ThenByDescending(row => row.Id).Take(Most).ToListAsync(cancellation);
        return [.. found.SelectMany(row => row.Questions.Where(question => question.Source == source).Select(question => new ItemQuestion(question, row)))];
    }
}
