using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Documents;
using Pacesetter.Data.Plans;
using Pacesetter.Domain;

namespace Pacesetter.Web.Documents;

/// <summary>What became of a sentence, or of all: tasks of the own plan and of units below by state, and how the offers were answered.</summary>
/// <param name="Waiting">Offers that nobody has answered.</param>
public sealed record CarriedOut(IReadOnlyDictionary<TaskState, int> States, int Waiting = 0, int Accepted = 0, int Declined = 0)
{
    public static CarriedOut Nothing { get; } = new(new Dictionary<TaskState, int>());

    /// <summary>All but the dropped.</summary>
    public int Tasks => States.Where(one => one.Key != TaskState.Dropped).Sum(one => one.Value);

    public int Offers => Waiting + Accepted + Declined;

    public int this[TaskState state] => States.GetValueOrDefault(state);

    public static CarriedOut Sum(IEnumerable<CarriedOut> all)
    {
        List<CarriedOut> list = [.. all];
        return new(Enum.GetValues<TaskState>().ToDictionary(state => state, state => list.Sum(one => one[state])), list.Sum(one => one.Waiting), list.Sum(one => one.Accepted), list.Sum(one => one.Declined));
    }
}

/// <summary>Reads how much of documents has been carried out, as it stood at the end of a month.</summary>
public sealed class ReadCarriedOut(PacesetterDb db)
{
    /// <returns>By document and number of the proposal; what was not handed out is not there.</returns>
    public async Task<IReadOnlyDictionary<(Guid Document, int Number), CarriedOut>> RunAsync(IReadOnlyCollection<Guid> documents, Month month, CancellationToken cancellation = default)
    {
        var own = await CountAsync(db.OwnTasksOfDocuments(month), documents, cancellation);
        var below = await CountAsync(db.TakenUpOfDocuments(month), documents, cancellation);
        var offers = await (
            from proposal in db.Proposals
            where documents.Contains(proposal.DocumentId)
            join offer in db.TaskOffers on proposal.TaskId equals (Guid?)offer.TaskId
            group offer by new { proposal.DocumentId, proposal.Number } into answers
            select new
            {
                answers.Key.DocumentId, answers.Key.Number, Offers = answers.Count(),
                Accepted = answers.Count(offer => offer.Answer != null && offer.Answer.Accepted && offer.Answer.Month <= month),
                Declined = answers.Count(offer => offer.Answer != null && !offer.Answer.Accepted && offer.Answer.Month <= month),
            }).ToListAsync(cancellation);
        var answered = offers.ToDictionary(row => (row.DocumentId, row.Number));
        return own.Concat(below).GroupBy(row => row.Key).ToDictionary(sentence => sentence.Key, sentence =>
        {
            var states = sentence.GroupBy(row => row.State).ToDictionary(state => state.Key, state => state.Sum(row => row.Count));
            return answered.GetValueOrDefault(sentence.Key) is { } row ? new CarriedOut(states, row.Offers - row.Accepted - row.Declined, row.Accepted, row.Declined) : new(states);
        });
    }

    private static async Task<List<((Guid, int) Key, TaskState State, int Count)>> CountAsync(IQueryable<DocumentTask> tasks, IReadOnlyCollection<Guid> documents, CancellationToken cancellation)
    {
        var rows = await tasks.Where(row => documents.Contains(row.DocumentId)).GroupBy(row => new { row.DocumentId, row.Number, row.State })
            .Select(group => new { group.Key.DocumentId, group.Key.Number, group.Key.State, Count = group.Count() }).ToListAsync(cancellation);
        return [.. rows.Select(row => ((row.DocumentId, row.Number), row.State, row.Count))];
    }
}
