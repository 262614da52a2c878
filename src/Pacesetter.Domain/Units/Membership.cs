using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Units;

/// <summary>Where a member belonged from <see cref="FromMonth"/> until before <see cref="ToMonth"/>.</summary>
public sealed class Membership(int memberId, int unitId, Month fromMonth, Month toMonth) : ITallied
{
    public int MemberId { get; private set; } = memberId;

    public int UnitId { get; private set; } = unitId;

    public Month FromMonth { get; private set; } = fromMonth;

    public Month ToMonth { get; set; } = toMonth;

    public Touched Whole => new(null, UnitId, FromMonth);
}
