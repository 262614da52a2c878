namespace Pacesetter.Domain.Campaigns;

/// <summary>A way of answering for a unit (责任人), in the recipe's order: the first, the direct, the one for the work itself.</summary>
/// <param name="IsSecretary">It is the unit's secretary unless somebody else is named: who that is stands in the roster and is not asked for again.</param>
/// <param name="IsReminded">Hears of what is overdue in the unit before its secretary does.</param>
public sealed record ResponsibleKind(string Key, Label Label, bool IsSecretary, bool IsReminded);
