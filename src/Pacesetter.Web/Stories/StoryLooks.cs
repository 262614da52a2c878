using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Stories;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Stories;

/// <summary>How a story reads: shape, colour and words, kinds and channels in the campaign's own words.</summary>
internal static class StoryLooks
{
    public static (Tone Tone, string Text) State(this Words words, Story story) => story switch
    {
        { TakenDown: { } down } => (Tone.Quiet, words["stories.state-taken-down", Day(down.At)]),
        { Publication: { } published } => (Tone.Good, words["stories.state-published", Day(published.At)]),
        { HandIn: { } waits } => (Tone.Watch, words["stories.state-waiting", Day(waits.At)]),
        { Return: not null } => (Tone.Bad, words["stories.state-returned"]),
        _ => (Tone.Quiet, words["stories.state-draft"]),
    };

    public static string KindOf(this Telling rules, string key) => rules.Kind(key)?.Label.ToString() ?? key;

    public static string ChannelOf(this Telling rules, string key) => rules.Channel(key)?.Label.ToString() ?? key;

    /// <summary>Paragraphs without empty ones.</summary>
    public static IEnumerable<string> Paragraphs(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The field to which a broken rule belongs; null: none.</summary>
    public static string? FieldOf(BrokenRule rule) => rule.Code switch
    {
        "stories.kind-unknown" => "kind",
        "stories.title-missing" or "stories.title-long" => "title",
        "stories.text-missing" or "stories.text-long" or "directives.secret" => "text",
        "stories.reason-missing" or "stories.reason-long" => "reason",
        "stories.channel-unknown" => "channel",
        "stories.carried-early" or "stories.carried-later" or "stories.carried-already" or "stories.day-unreadable" => "day",
        _ => null,
    };

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc.AddHours(8));
}
