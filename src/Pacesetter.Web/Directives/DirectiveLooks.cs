using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Directives;

/// <summary>How a directive reads: shape, colour and words of its state.</summary>
internal static class DirectiveLooks
{
    /// <summary>Number and title, or the title alone.</summary>
    public static string Full(this Words words, Directive directive) =>
        directive.Number is null ? directive.Title : words["directives.full", directive.Title, directive.NumberText];

    public static (Tone Tone, string Text) State(this Words words, Directive directive) => directive switch
    {
        { Ending: { } ending, Issue: null } => (Tone.Quiet, words["directives.state-dropped", Day(ending.At)]),
        { Ending: { ById: null } ending } => (Tone.Quiet, words["directives.state-revoked", Day(ending.At)]),
        { Ending: { } ending } => (Tone.Quiet, words["directives.state-superseded", Day(ending.At)]),
        { Issue: { } issue } => (Tone.Good, words["directives.state-issued", Day(issue.At)]),
        { IsSigned: true } => (Tone.Info, words["directives.state-signed"]),
        { IsChecked: true } => (Tone.Info, words["directives.state-checked"]),
        { Seeking: not null } => (Tone.Watch, words["directives.state-seeking"]),
        _ => (Tone.Quiet, words["directives.state-draft"]),
    };

    /// <summary>The state as the API names it.</summary>
    public static string State(this Directive directive) => directive switch
    {
        { Ending: not null, Issue: null } => "dropped",
        { Ending.ById: null } => "revoked",
        { Ending: not null } => "superseded",
        { Issue: not null } => "issued",
        { IsSigned: true } => "signed",
        { IsChecked: true } => "checked",
        { Seeking: not null } => "seeking",
        _ => "draft",
    };

    /// <summary>The day and hour something is due; empty where nothing is.</summary>
    public static string DueText(this Words words, Directive directive) =>
        directive.Due is { } due ? words["directives.due-at", due, Plain(directive.DueHour!.Value)] : "";

    public static string Every(this Words words, Every every) => words["directives.every-" + every.ToString().ToLowerInvariant()];

    /// <summary>What a thing asks each time, in words.</summary>
    public static string Asks(this Words words, AskedThing thing) => words.List(((string?[])
    [
        thing.Fields > 0 ? words["directives.n-fields", thing.Fields] : null,
        thing.Attachments > 0 ? words["directives.n-attachments", thing.Attachments] : null,
        thing.Receptions > 0 ? words["directives.n-visits", thing.Receptions] : null,
    ]).OfType<string>());

    /// <summary>Whom it means, in the campaign's words.</summary>
    public static string Audience(this Words words, Directive directive, Recipe recipe)
    {
        if (recipe.Directives?.Kind(directive.Kind) is { Up: true }) return words["directives.to-above"];
        var (tiers, fields) = (directive.For.Tiers.Select(key => recipe.Tiers.FirstOrDefault(tier => tier.Key == key)?.Label.ToString() ?? key), directive.For.Fields.Select(key => recipe.Fields.FirstOrDefault(field => field.Key == key)?.Label.ToString() ?? key));
        string[] said = [.. new[] { words.List(tiers), words.List(fields) }.Where(text => text.Length > 0)];
        return said.Length == 0 ? words["directives.to-all"] : string.Join(words["directives.of-field"], said);
    }

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
