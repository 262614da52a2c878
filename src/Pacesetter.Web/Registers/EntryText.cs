using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;

namespace Pacesetter.Web.Registers;

/// <summary>An entry as it is to be written.</summary>
/// <param name="Said">By key of the field, as stored.</param>
/// <param name="Since">Null: as it was, or today.</param>
public sealed record EntryInput(IReadOnlyDictionary<string, string> Said, DateOnly? Since);

/// <summary>An entry as typed: the same fields in the form, in the API and in a table, so that all are read, and refused, alike.</summary>
/// <param name="typed">The text of a field; null or empty: nothing.</param>
public sealed class EntryText(Func<string, string?> typed)
{
    /// <summary>The day since when it is so; not a key of a field, since those have no capital letters.</summary>
    public const string Since = "Since";

    public string this[string field] => typed(field)?.Trim() ?? "";

    public static EntryText Of(IReadOnlyDictionary<string, string> said, DateOnly since) =>
        new(field => field == Since ? since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : said.GetValueOrDefault(field));

    /// <param name="unitId">Whose entry it is.</param>
    /// <param name="known">Units and members that may be meant.</param>
    /// <param name="old">What it said before: a member who has moved on since may stay in it.</param>
    /// <param name="found">Everything that is wrong, by field; the entry is null then.</param>
    public EntryInput? Read(Register register, int unitId, References known, IReadOnlyDictionary<string, string>? old, out IReadOnlyList<(string Field, BrokenRule Rule)> found)
    {
        List<(string, BrokenRule)> problems = [];
        var said = new Dictionary<string, string>();
        foreach (var field in register.Fields)
        {
            try
            {
                if (register.Canon(field, Meant(field, unitId, known, old)) is { } text) said[field.Key] = text;
            }
            catch (BrokenRule rule)
            {
                problems.Add((field.Key, rule));
            }
        }
        var since = RegisterText.DayOf(this[Since]);
        if (since is null && this[Since].Length > 0) problems.Add((Since, new("registers.day-unreadable", this[Since])));
        found = problems;
        return problems.Count > 0 ? null : new(said, since);
    }

    /// <summary>The field a rule of <see cref="RegisterEntry"/> or of the use cases speaks of.</summary>
    public static string? FieldOf(string code, Register register) => code switch
    {
        "registers.day-ahead" => Since,
        "registers.twice" => register.Fields[0].Key,
        _ => null,
    };

    private string Meant(RegisterField field, int unitId, References known, IReadOnlyDictionary<string, string>? old)
    {
        var said = this[field.Key];
        if (said.Length == 0 || field.Type is not (RegisterFieldType.Unit or RegisterFieldType.Member) || old?.GetValueOrDefault(field.Key) == said) return said;
        return field.Type == RegisterFieldType.Unit
            ? known.Unit(said) ?? throw new BrokenRule("registers.unit-unknown", field.Label, said)
            : known.Member(unitId, said) ?? throw new BrokenRule("registers.member-unknown", field.Label, said);
    }
}
