using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Standards;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Inspections;

/// <summary>Questions an office need not invent: from the standards in force, from the tasks it offered to those below, and about pledges.</summary>
public sealed class SuggestQuestions(PacesetterDb db, ReadStandards standards, Words words)
{
    private const int MostTasks = 8;

    public async Task<IReadOnlyList<InspectionQuestion>> RunAsync(Place place, CancellationToken cancellation = default)
    {
        var sets = await standards.SetsAsync(place.Campaign!, place.Recipe!, place.Month, cancellation);
        var (unit, campaign, month) = (place.Unit.Id, place.Campaign!.Id, place.Month);
        var tasks = await db.PlanTasks.AsNoTracking().Where(row => row.UnitId == unit && row.CampaignId == campaign && row.ToMonth >= month && row.Drop == null && db.TaskOffers.Any(offer => offer.TaskId == row.Id))
            .OrderBy(row => row.Id).Take(MostTasks).Select(row => new { row.Id, row.Title }).ToListAsync(cancellation);
        return
        [
            .. sets.Where(set => set.For == Subject.Organisations).SelectMany(set => set.Items.Select(item => new InspectionQuestion(
                Short(item.Text is null ? item.Label.ToString() : words["inspections.question-standard", item.Label, item.Text]), CheckOf(set, item), InspectionQuestion.OfStandard(item.Key)))),
            .. tasks.Select(task => new InspectionQuestion(Short(words["inspections.question-task", task.Title]), CheckedBy.Site, $"task:{task.Id}")),
            .. place.Recipe!.Pledges is null ? (InspectionQuestion[])[] : [new(words["inspections.question-pledges"], CheckedBy.Site, "pledges")],
        ];
    }

    // Made concrete in several ways, it is looked at in the way most of them are.
    private static CheckedBy CheckOf(StandardSet set, StandardItem item) =>
        set.Refinements.Where(one => one.Item == item.Key).GroupBy(one => one.Check).OrderByDescending(group => group.Count()).Select(group => (CheckedBy?)group.Key).FirstOrDefault() ?? CheckedBy.Record;

    private static string Short(string text) => text.Length <= InspectionQuestion.TextLength ? text : text[..InspectionQuestion.TextLength];
}
