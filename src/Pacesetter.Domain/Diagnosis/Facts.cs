namespace Pacesetter.Domain.Diagnosis;

/// <summary>What the unit says about a verdict on it.</summary>
public sealed record Answer(int By, string Name, DateTime At, string Text);

public enum Outcome
{
    Confirmed,
    Rejected,
    Suspended,
}

/// <summary>What the office above makes of a verdict. Only a confirmed one is seen further up by name.</summary>
public sealed record Decision(int By, string Name, DateTime At, Outcome Outcome, string Reason);

/// <summary>The help chosen against it (分类指导), who gives it and when it is looked at again.</summary>
/// <param name="Remedy">Key of one of the recipe's remedies.</param>
/// <param name="Owner">The one person who sees to it.</param>
public sealed record Guidance(int By, string Name, DateTime At, string Remedy, string Owner, DateOnly RecheckOn);

/// <summary>What became of it: the figure that triggered the verdict, looked at again.</summary>
public sealed record Recheck(int By, string Name, DateTime At, decimal Value, int Part, int Whole, string Note);
