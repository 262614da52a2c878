using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Data.Documents;

/// <summary>A task that a sentence of a document became.</summary>
public sealed class DocumentTask
{
    public required Guid DocumentId { get; init; }

    public required int Number { get; init; }

    public required PlanTask Task { get; init; }

    public required TaskState State { get; init; }
}

/// <summary>From sentences to tasks: the unit's own, and what units below made of the offers. The one definition for the sum and for each sentence.</summary>
public static class DocumentTasks
{
    /// <summary>The tasks of the own plan, as they stood at the end of the month.</summary>
    public static IQueryable<DocumentTask> OwnTasksOfDocuments(this PacesetterDb db, Month month) =>
        from proposal in db.Proposals
        join row in db.PlanTasks.AsNoTracking().StandingIn(db, month) on proposal.TaskId equals (Guid?)row.Task.Id
        select new DocumentTask { DocumentId = proposal.DocumentId, Number = proposal.Number, Task = row.Task, State = row.State };

    /// <summary>The tasks that units below took up.</summary>
    public static IQueryable<DocumentTask> TakenUpOfDocuments(this PacesetterDb db, Month month) =>
        from proposal in db.Proposals
        join offer in db.TaskOffers on proposal.TaskId equals (Guid?)offer.TaskId
        join row in db.PlanTasks.AsNoTracking().StandingIn(db, month) on offer.TakenUpAs equals (Guid?)row.Task.Id
        select new DocumentTask { DocumentId = proposal.DocumentId, Number = proposal.Number, Task = row.Task, State = row.State };
}
