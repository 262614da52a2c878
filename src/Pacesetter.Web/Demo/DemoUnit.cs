using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;

namespace Pacesetter.Web.Demo;

/// <summary>A unit of the demonstration while its story is told.</summary>
internal sealed class DemoUnit(int id, Unit row, DemoUnit? parent)
{
    public int Id { get; } = id;

    public Unit Row { get; } = row;

    public DemoUnit? Parent { get; } = parent;

    /// <summary>Keys of the recipe, and of the ideas for tasks.</summary>
    public required string Tier { get; init; }

    public required string Field { get; init; }

    public string Ideas => Tier is "city" or "county" or "township" ? Tier : Field;

    /// <summary>0 to 1: how likely things get done when they are due.</summary>
    public double Pace { get; set; }

    /// <summary>Stays at the mobilisation meeting.</summary>
    public bool Stalled { get; set; }

    /// <summary>Share of stalled units below it.</summary>
    public double StalledBelow { get; set; }

    /// <summary>The village whose secretary the visitor may be.</summary>
    public bool IsHome { get; init; }

    /// <summary>Whether all its acts and versions are kept, however large the whole.</summary>
    public bool IsNear { get; init; }

    public int Children { get; set; }

    /// <summary>The account that acts for it.</summary>
    public int Account { get; set; }

    /// <summary>The account that decides on its plans, and that person's name.</summary>
    public int Above { get; set; }

    public string AboveName { get; set; } = "";

    /// <summary>Secretary first, then those who share the work.</summary>
    public IReadOnlyList<string> People { get; set; } = [];

    /// <summary>Approved tasks that units below may take up, by the first month of their year.</summary>
    public List<(PlanTask Task, TaskIdea Idea, DateOnly From)> Offered { get; } = [];
}
