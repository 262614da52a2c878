using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Units;

/// <summary>Numbers of one unit's subtree before and after a move.</summary>
public sealed record MoveLine(string Code, string Name, bool Gains, int Units, int UnitsAfter, int Members, int MembersAfter);

/// <param name="Units">That move, the unit itself included.</param>
/// <param name="Lines">Every unit whose numbers change, from the top down: those left first.</param>
/// <param name="Until">The last month of the campaign, up to which roll-ups are summed anew; null without a campaign.</param>
public sealed record MovePreview(int Units, int Members, IReadOnlyList<MoveLine> Lines, Month From, Month? Until);

/// <summary>Tells what a move will change before anybody agrees to it.</summary>
public sealed class PreviewMove(PacesetterDb db, ReadBelow below)
{
    public async Task<MovePreview> RunAsync(Unit unit, Unit parent, Month month, Campaign? campaign, CancellationToken cancellation = default)
    {
        var left = await LineAsync(unit.Id, month, cancellation);
        var joined = await LineAsync(parent.Id, month, cancellation);
        joined.Add(parent.Id);
        int[] changed = [.. left.Except(joined), .. joined.Except(left)];
        var counts = await below.CountAsync([unit.Id, .. changed], month, campaign, cancellation);
        var moved = counts.GetValueOrDefault(unit.Id);
        var names = await db.Units.AsNoTracking().Where(row => changed.Contains(row.Id)).ToDictionaryAsync(row => row.Id, cancellation);
        var lines = changed.Where(names.ContainsKey).Select(id =>
        {
            var (gains, now) = (joined.Contains(id), counts.GetValueOrDefault(id));
            var sign = gains ? 1 : -1;
            return new MoveLine(names[id].Code, names[id].Name, gains, now.Units, now.Units + sign * moved.Units, now.Members, now.Members + sign * moved.Members);
        });
        return new MovePreview(moved.Units, moved.Members, [.. lines], month, campaign?.EndMonth);
    }

    private async Task<List<int>> LineAsync(int unit, Month month, CancellationToken cancellation) =>
        await db.UnitAncestors.Where(row => row.UnitId == unit && row.Depth > 0 && row.FromMonth <= month && row.ToMonth > month)
            .OrderByDescending(row => row.Depth).Select(row => row.AncestorId).ToListAsync(cancellation);
}
