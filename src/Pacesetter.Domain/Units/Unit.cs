using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Units;

/// <summary>
/// An organisation in the tree of affiliation (隶属关系). Its place in the tree stands in <see cref="UnitAncestor"/>, dated by month;
/// region is a second classification and says nothing about command.
/// </summary>
public sealed class Unit : ITallied
{
    public const int CodeLength = 40;
    public const int NameLength = 120;
    public const int LabelLength = 40;
    public const int PersonLength = 60;

    private Unit() { }

    public Unit(string code, string name, string tier, Month openFrom)
    {
        Code = code;
        Name = name;
        Tier = tier;
        OpenFrom = openFrom;
    }

    public int Id { get; private set; }

    /// <summary>The business key of imports and addresses; never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Key of a tier of the recipe.</summary>
    public string Tier { get; set; } = "";

    /// <summary>Key of a field of the recipe (农村, 机关, …); empty if the unit has none.</summary>
    public string Field { get; set; } = "";

    public string Industry { get; set; } = "";

    /// <summary>Code after GB/T 2260 and the statistics codes.</summary>
    public string Region { get; set; } = "";

    public string Secretary { get; set; } = "";

    public Month OpenFrom { get; private set; }

    /// <summary>The first month in which the unit is no more.</summary>
    public Month ClosedFrom { get; private set; } = Month.Never;

    /// <summary>Place in the roster; lists follow it, so that no order looks like a ranking.</summary>
    public int Ordinal { get; set; }

    /// <summary>Tier and field decide which plans and reports are expected.</summary>
    public Touched Whole => new(null, Id, OpenFrom);

    /// <summary>Codes stand in addresses and file names: letters, digits, hyphen, underscore and, not in front, full stop.</summary>
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= CodeLength && text[0] != '.' && text.All(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_' or '.');

    public bool IsOpenIn(Month month) => OpenFrom <= month && month < ClosedFrom;

    public void Rename(string name)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(name), "units.name-missing");
        Name = Limited(name, NameLength);
    }

    /// <summary>Everything about the unit but its name, code and place.</summary>
    /// <exception cref="BrokenRule">units.tier-missing, units.text-long.</exception>
    public void Describe(UnitDetails details)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(details.Tier), "units.tier-missing");
        Tier = Limited(details.Tier, LabelLength);
        Field = Limited(details.Field, LabelLength);
        Industry = Limited(details.Industry, LabelLength);
        Region = Limited(details.Region, CodeLength);
        Secretary = Limited(details.Secretary, PersonLength);
    }

    private static string Limited(string? text, int length)
    {
        var limited = (text ?? "").Trim();
        BrokenRule.Unless(limited.Length <= length, "units.text-long", length);
        return limited;
    }

    public void CloseFrom(Month month)
    {
        BrokenRule.Unless(ClosedFrom == Month.Never, "units.closed-already", Name, ClosedFrom);
        BrokenRule.Unless(month > OpenFrom, "units.closed-before-opened", Name, OpenFrom);
        ClosedFrom = month;
    }
}

/// <summary>What an office fills in about a unit; tier and field in the words of the recipe.</summary>
public sealed record UnitDetails(string Tier, string? Field = null, string? Industry = null, string? Region = null, string? Secretary = null);
