using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Registers;

/// <summary>The columns of a register as a table, the same for export and import: its own fields between those that every register has.</summary>
internal static class RegisterSheets
{
    public const string Id = "id", Unit = "unit", UnitName = "unit-name", Since = "since", Closed = "closed", Reason = "reason";

    private const string Named = "-name", OfField = "field-";

    public static IReadOnlyList<Column> Columns(Register register, Words words) =>
    [
        Column(Id, words), Column(Unit, words, required: true), Column(UnitName, words), .. register.Fields.SelectMany(field => Columns(register, field, words)),
        Column(Since, words), Column(Closed, words), Column(Reason, words),
    ];

    public static string Key(RegisterField field) => OfField + field.Key;

    /// <summary>The field a column belongs to, and whether the column only tells the name behind a code; null: none.</summary>
    public static (RegisterField Field, bool IsName)? FieldOf(Register register, string column) => register.Fields
        .Select(field => Key(field) == column ? (field, false) : Key(field) + Named == column ? (field, true) : ((RegisterField, bool)?)null).FirstOrDefault(found => found is not null);

    private static IEnumerable<Column> Columns(Register register, RegisterField field, Words words)
    {
        yield return new(Key(field), field.Label.Zh, field.Label.En ?? field.Label.Zh, register.Demands(field));
        // Codes and numbers mean nothing to a reader. What they stand for is told beside them and not read again.
        if (field.Type is RegisterFieldType.Unit or RegisterFieldType.Member)
            yield return new(Key(field) + Named, Told(words, Reading.Chinese, field.Label.Zh), Told(words, Reading.English, field.Label.En ?? field.Label.Zh));
    }

    private static string Told(Words words, System.Globalization.CultureInfo language, string label) => words.In(language, "registers.column-told").Replace("{0}", label, StringComparison.Ordinal);

    private static Column Column(string key, Words words, bool required = false) =>
        new(key, words.In(Reading.Chinese, "registers.column-" + key), words.In(Reading.English, "registers.column-" + key), required);
}
