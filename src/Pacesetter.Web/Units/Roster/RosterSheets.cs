using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Units.Roster;

/// <summary>The columns of the two rosters, and the few words their cells may hold, in both languages.</summary>
public sealed class RosterSheets(Words words)
{
    private const string UnitKeys = "code* name* parent tier* field industry region secretary from to";
    private const string MemberKeys = "number* name* unit* post kind mobile frail";

    public IReadOnlyList<Column> Units => Columns("unit", UnitKeys);

    public IReadOnlyList<Column> Members => Columns("member", MemberKeys);

    public IReadOnlyList<Column> Of(RosterKind kind) => kind == RosterKind.Units ? Units : Members;

    /// <summary>The heading of a column in the reader's language.</summary>
    public string Heading(RosterKind kind, string key) => words[kind == RosterKind.Units ? $"units.column-unit-{key}" : $"units.column-member-{key}"];

    /// <summary>True for yes, false for no or nothing, null for another word.</summary>
    public bool? YesOrNo(string word) => OneOf(word, "units.cell-yes", "units.cell-no");

    /// <summary>Whether the word says that a member is on probation; null for another word.</summary>
    public bool? Probationary(string word) => OneOf(word, "units.cell-probationary", "units.cell-full");

    private bool? OneOf(string word, string yes, string no)
    {
        if (word.Length == 0 || Is(word, no)) return false;
        return Is(word, yes) ? true : null;
    }

    private bool Is(string word, string key) =>
        word.Equals(words.In(Reading.Chinese, key), StringComparison.OrdinalIgnoreCase) || word.Equals(words.In(Reading.English, key), StringComparison.OrdinalIgnoreCase);

    private List<Column> Columns(string kind, string keys) =>
    [
        .. keys.Split(' ').Select(marked => (Key: marked.TrimEnd('*'), Required: marked.EndsWith('*'))).Select(column =>
            new Column(column.Key, words.In(Reading.Chinese, $"units.column-{kind}-{column.Key}"), words.In(Reading.English, $"units.column-{kind}-{column.Key}"), column.Required)
            {
                Meaning = words[$"units.meaning-{kind}-{column.Key}"],
                Example = words[$"units.example-{kind}-{column.Key}"],
            }),
    ];
}

public enum RosterKind
{
    Units,
    Members,
}
