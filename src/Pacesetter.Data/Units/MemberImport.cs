using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Acts;

namespace Pacesetter.Data.Units;

/// <summary>Takes a roster of members over into the store, all of it or nothing, reading it line by line. The same roster twice changes nothing.</summary>
public sealed class MemberImport(PacesetterDb db)
{
    private static readonly string[] MemberColumns = ["id", "number", "name", "unit_id", "post", "probationary", "mobile", "frail"];

    private static readonly string[] MembershipColumns = ["member_id", "unit_id", "from_month", "to_month"];

    /// <summary>What the roster would change, and what stands in its way. Changes nothing.</summary>
    public async Task<RosterDifference> CompareAsync(IEnumerable<RosterMember> lines, RosterTerms terms, CancellationToken cancellation = default)
    {
        var comparison = await MemberComparison.MakeAsync(db, terms, cancellation);
        foreach (var line in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            comparison.Compare(line);
        }
        return comparison.Difference;
    }

    /// <summary>Takes the roster over. Writes as it reads and undoes everything if a line, or the reader of the file, has a problem.</summary>
    /// <param name="lines">Read once.</param>
    /// <param name="isSound">Asked after the last line whether the file could be read to its end.</param>
    /// <param name="act">Says what was done. It is written first, so it cannot tell what will be found; give it what was found on comparing.</param>
    public async Task<RosterDifference> ApplyAsync(
        IEnumerable<RosterMember> lines, RosterTerms terms, Func<bool> isSound, Act act, CancellationToken cancellation = default)
    {
        await using var writing = await db.BeginAloneAsync(cancellation);
        var comparison = await MemberComparison.MakeAsync(db, terms, cancellation);
        await db.CommitAsync([act], async counting =>
        {
            var counts = await WriteAsync(counting, comparison, lines, cancellation);
            if (counts && comparison.Difference.ProblemCount == 0 && await db.Campaigns.AnyAsync(cancellation)) await Recount.ReplaceAsync(counting, null, many: true, cancellation);
        }, cancellation);
        db.ChangeTracker.Clear();
        if (comparison.Difference is { ProblemCount: 0, IsEmpty: false } && isSound()) await writing.CommitAsync();
        return comparison.Difference;
    }

    private async Task<bool> WriteAsync(Counting counting, MemberComparison comparison, IEnumerable<RosterMember> lines, CancellationToken cancellation)
    {
        await using var added = BulkWriter.Into(db, "members", MemberColumns);
        await using var changed = BulkWriter.Into(db, "members", MemberColumns, replace: true);
        await using var places = BulkWriter.Into(db, "memberships", MembershipColumns);
        var row = new object?[MemberColumns.Length];
        var place = new object?[MembershipColumns.Length];
        var transfers = new List<MemberStep>();
        var counts = false;
        foreach (var line in lines)
        {
            if (comparison.Compare(line) is not { } step || comparison.Difference.ProblemCount > 0) continue;
            (row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]) = (step.Id, step.Number, step.Name, step.UnitId, step.Post, step.Probationary, step.Mobile, step.Frail);
            await (step.IsNew ? added : changed).WriteAsync(row, cancellation);
            if (step.Transfers) transfers.Add(step);
            if (!step.IsNew) continue;
            (place[0], place[1], place[2], place[3]) = (step.Id, step.UnitId, step.Since, step.Until);
            counts = true;
            await places.WriteAsync(place, cancellation);
        }
        await added.FinishAsync(cancellation);
        await changed.FinishAsync(cancellation);
        await places.FinishAsync(cancellation);
        foreach (var step in transfers) await TransferAsync(counting, step, cancellation);
        return counts || transfers.Count > 0;
    }

    private static async Task TransferAsync(Counting counting, MemberStep step, CancellationToken cancellation)
    {
        (string, object)[] values = [("i", step.Id), ("u", step.UnitId), ("m", step.Since.Value), ("n", step.Until.Value)];
        await counting.ExecuteAsync("DELETE FROM memberships WHERE member_id = @i AND from_month >= @m", cancellation, values);
        await counting.ExecuteAsync("UPDATE memberships SET to_month = @m WHERE member_id = @i AND to_month > @m", cancellation, values);
        await counting.ExecuteAsync("INSERT INTO memberships (member_id, unit_id, from_month, to_month) VALUES (@i, @u, @m, @n)", cancellation, values);
    }
}
