namespace Pacesetter.Domain.Campaigns;

/// <summary>A campaign in the subtree of one unit, carried out after a recipe.</summary>
public sealed class Campaign
{
    public const int KeyLength = 60;
    public const int NameLength = 120;

    private Campaign() { }

    /// <param name="unitId">The unit at whose head the campaign stands; its whole subtree takes part.</param>
    public Campaign(string key, string name, int unitId, DateOnly start, Month end, Month stuckFrom, string recipe, DateTime at)
    {
        Key = key;
        UnitId = unitId;
        Start = start;
        EndMonth = end;
        Apply(name, stuckFrom, recipe, at);
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int UnitId { get; private set; }

    public DateOnly Start { get; private set; }

    public Month EndMonth { get; private set; }

    /// <summary>From this month on a unit whose only finished task is the meeting counts as stuck at mobilisation (停留在动员会).</summary>
    public Month StuckFrom { get; private set; }

    /// <summary>The recipe's YAML as applied, so that a month can be judged by the rules it ran under.</summary>
    public string Recipe { get; private set; } = "";

    public DateTime AppliedAt { get; private set; }

    public Month StartMonth => Month.From(Start);

    public void Apply(string name, Month stuckFrom, string recipe, DateTime at) =>
        (Name, StuckFrom, Recipe, AppliedAt) = (name, stuckFrom, recipe, at);
}
