using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pacesetter.Domain.Campaigns;

/// <summary>A campaign in the subtree of one unit, carried out after a recipe.</summary>
public sealed class Campaign
{
    public const int KeyLength = 60;
    public const int NameLength = 120;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    /// <summary>The carriers that the office has added or amended, as JSON; null while it has not. What they were before stands in the acts.</summary>
    public string? Carriers { get; private set; }

    /// <summary>Goes up with each amendment, so that two who amend at once do not overwrite each other.</summary>
    public int CarriersRevision { get; private set; }

    public Month StartMonth => Month.From(Start);

    public void Apply(string name, Month stuckFrom, string recipe, DateTime at) =>
        (Name, StuckFrom, Recipe, AppliedAt) = (name, stuckFrom, recipe, at);

    /// <summary>Puts this record in the place of the carrier of that key, or beside the others.</summary>
    public void Amend(Carrier carrier)
    {
        var amended = Amended();
        var isThere = amended.Any(one => one.Key == carrier.Key);
        Carriers = JsonSerializer.Serialize(isThere ? amended.Select(one => one.Key == carrier.Key ? carrier : one) : amended.Append(carrier), Form);
        CarriersRevision++;
    }

    /// <summary>The recipe as the office has amended it: in its order, what was added behind.</summary>
    public Recipe Amend(Recipe recipe)
    {
        if (Carriers is null) return recipe;
        var amended = Amended();
        return recipe with
        {
            Carriers = [.. recipe.Carriers.Select(one => amended.FirstOrDefault(now => now.Key == one.Key) ?? one), .. amended.Where(now => recipe.Carriers.All(one => one.Key != now.Key))],
        };
    }

    private IReadOnlyList<Carrier> Amended() => Carriers is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<Carrier>>(Carriers, Form)!;
}
