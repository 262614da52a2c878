namespace Pacesetter.Domain.Campaigns;

/// <summary>One span for which one plan or one report is owed.</summary>
/// <param name="Slot">0 the report; 1 to 4 the plan kinds in the recipe's order.</param>
/// <param name="Kind">Key of the plan kind or of the report.</param>
/// <param name="Closes">Last day on which a report is taken; plans do not close.</param>
public readonly record struct Period(int Slot, string Kind, Month From, Month To, DateOnly Due, DateOnly? Closes)
{
    public bool Covers(Month month) => From <= month && month <= To;
}
