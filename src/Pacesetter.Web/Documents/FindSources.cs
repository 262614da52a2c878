using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Documents;

/// <summary>The sentence that a task goes back to.</summary>
/// <param name="Unit">Whose document it is; null code: the viewer may read the sentence, not the document.</param>
public sealed record SourceSentence(Guid Document, int Number, string Title, string Words, string Unit, string? Code);

/// <summary>Finds the sentences that a task, or the task above that it takes up, was made of. The sentence is what was ordered: who has to do it may read it.</summary>
public sealed class FindSources(PacesetterDb db)
{
    private const int Highest = 8;

    public async Task<IReadOnlyList<SourceSentence>> RunAsync(PlanTask task, CancellationToken cancellation = default)
    {
        var line = await LineAsync(task, cancellation);
        var found = await (
            from proposal in db.Proposals.IgnoreQueryFilters([PacesetterDb.Scope])
            where proposal.TaskId != null && line.Contains(proposal.TaskId.Value)
            join document in db.Documents.IgnoreQueryFilters([PacesetterDb.Scope]) on proposal.DocumentId equals document.Id
            join unit in db.Units.IgnoreQueryFilters([PacesetterDb.Scope]) on document.UnitId equals unit.Id
            orderby document.Id, proposal.Start
            select new { document.Id, document.Title, document.Text, Proposal = proposal, unit.Name, unit.Code }).AsNoTracking().ToListAsync(cancellation);
        List<SourceSentence> sources = [];
        foreach (var row in found)
        {
            var isVisible = await db.Documents.AnyAsync(document => document.Id == row.Id, cancellation);
            sources.Add(new(row.Id, row.Proposal.Number, row.Title, row.Text.Substring(row.Proposal.Start, row.Proposal.Length), row.Name, isVisible ? row.Code : null));
        }
        return sources;
    }

    /// <summary>The task and those above that it takes up, one above the other.</summary>
    private async Task<List<Guid>> LineAsync(PlanTask task, CancellationToken cancellation)
    {
        List<Guid> line = [task.Id];
        for (var upper = task.UpperTaskId; upper is { } id && line.Count < Highest && !line.Contains(id);)
        {
            line.Add(id);
            upper = await db.PlanTasks.IgnoreQueryFilters([PacesetterDb.Scope]).Where(row => row.Id == id).Select(row => row.UpperTaskId).FirstOrDefaultAsync(cancellation);
        }
        return line;
    }
}
