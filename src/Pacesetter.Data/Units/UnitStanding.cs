using Pacesetter.Domain;

namespace Pacesetter.Data.Units;

/// <summary>A unit as an import leaves it: from the store, from the file, or both.</summary>
internal sealed class UnitStanding(int id, string code)
{
    public int Id => id;

    public string Code => code;

    public string Name { get; set; } = "";

    public string Tier { get; set; } = "";

    public string Field { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Region { get; set; } = "";

    public string Secretary { get; set; } = "";

    public Month Open { get; set; }

    public Month Closed { get; set; } = Month.Never;

    public int Ordinal { get; set; }

    /// <summary>The line that speaks of it, if any.</summary>
    public RosterUnit? Line { get; set; }

    public bool IsNew { get; init; }

    /// <summary>The row of the unit itself is to be written.</summary>
    public bool IsChanged { get; set; }

    /// <summary>It or something above it was opened, moved or closed, so that its rows in the flattened tree are to be written anew.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Tallies depend on what changed.</summary>
    public bool Counts { get; set; }

    public string Get(string column) => column switch
    {
        "name" => Name,
        "tier" => Tier,
        "field" => Field,
        "industry" => Industry,
        "region" => Region,
        _ => Secretary,
    };

    public void Set(string column, string value)
    {
        switch (column)
        {
            case "name": Name = value; break;
            case "tier": Tier = value; break;
            case "field": Field = value; break;
            case "industry": Industry = value; break;
            case "region": Region = value; break;
            default: Secretary = value; break;
        }
    }
}
