using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Domain.Stories;

/// <summary>What a story says.</summary>
/// <param name="Kind">Key of one of the recipe's kinds.</param>
/// <param name="Text">Paragraphs, one a line.</param>
public sealed record StoryWording(string? Kind, string? Title, string? Text)
{
    /// <exception cref="BrokenRule">stories.kind-unknown, stories.title-missing, stories.title-long, stories.text-missing, stories.text-long, directives.secret.</exception>
    public StoryWording Checked(Telling rules)
    {
        BrokenRule.Unless(rules.Kind(Kind) is not null, "stories.kind-unknown");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Title), "stories.title-missing");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Text), "stories.text-missing");
        var said = this with { Title = Title!.Trim(), Text = Text!.ReplaceLineEndings("\n").Trim() };
        BrokenRule.Unless(said.Title.Length <= Story.TitleLength, "stories.title-long", Story.TitleLength);
        BrokenRule.Unless(said.Text.Length <= Story.TextLength, "stories.text-long", Story.TextLength, said.Text.Length);
        SecrecyMark.Refuse($"{said.Title}\n{said.Text}");
        return said;
    }
}
