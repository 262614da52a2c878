using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Registers;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>How registers read on pages, and where their pages stand.</summary>
internal static class RegisterLooks
{
    public static string Register(this Place place, string register, bool own = false, bool closed = false) =>
        place.With("registers/" + Uri.EscapeDataString(register), ("own", own ? "yes" : null), ("closed", closed ? "yes" : null));

    public static string Entry(this Place place, RegisterEntry entry, string unitCode, string page = "") =>
        place.Href(unitCode, place.Month, $"registers/{Uri.EscapeDataString(entry.Register)}/{entry.Id}{page}");

    /// <summary>12,345.67: a number with thousands apart and no more decimals than it has.</summary>
    public static string Amount(this Words words, double number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    public static string Amount(this Words words, double number, RegisterField field) => words.Amount(number) + (field.Measure is null ? "" : "\u00A0" + field.Measure);

    /// <summary>What a field says, for a reader.</summary>
    public static string Shown(this Words words, RegisterField field, string? text, EntryNames names)
    {
        if (text is null) return "";
        return field.Type switch
        {
            RegisterFieldType.Number when RegisterText.NumberOf(text) is { } number && (field.Sum || field.Measure is not null) => words.Amount(number, field),
            RegisterFieldType.Date when RegisterText.DayOf(text) is { } day => words.Day(day),
            RegisterFieldType.Choice => field.Choices.FirstOrDefault(choice => choice.Key == text)?.Label.ToString() ?? text,
            RegisterFieldType.Unit => names.Units.GetValueOrDefault(text, text),
            RegisterFieldType.Member when names.Members.TryGetValue(text, out var member) => member.Name + (member.Post.Length == 0 ? "" : words["registers.with-post", member.Post]),
            _ => text,
        };
    }
}
