namespace Pacesetter.Domain.Units;

/// <summary>
/// The tree, flattened and dated: from <see cref="FromMonth"/> until before <see cref="ToMonth"/>, <see cref="AncestorId"/> stands
/// <see cref="Depth"/> steps above <see cref="UnitId"/>. Depth 0 is the unit itself, depth 1 its parent.
/// </summary>
public sealed record UnitAncestor(int AncestorId, int UnitId, int Depth, Month FromMonth, Month ToMonth);
