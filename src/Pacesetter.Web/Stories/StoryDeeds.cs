using System.Globalization;
using Pacesetter.Domain;
using Pacesetter.Domain.Stories;

namespace Pacesetter.Web.Stories;

/// <summary>The use cases of whoever writes a story.</summary>
public sealed record StoryWriting(RewriteStory Rewrite, SubmitStory Submit, RemoveStory Remove);

/// <summary>The use cases of whoever reviews it, and of what follows.</summary>
public sealed record StoryReviewing(PublishStory Publish, ReturnStory SendBack, TakeDownStory TakeDown, CarryStory Carry);

/// <summary>Does what a form on the page of a story asks for.</summary>
public sealed class StoryDeeds(StoryWriting writing, StoryReviewing reviewing)
{
    /// <param name="what">Name of the form.</param>
    /// <param name="form">What was typed.</param>
    /// <exception cref="BrokenRule">That of the use case; stories.day-unreadable.</exception>
    public async Task RunAsync(StoryFile file, string what, IFormCollection form)
    {
        switch (what)
        {
            case "rewrite":
                await writing.Rewrite.RunAsync(file, Wording(form));
                if (form["then"] == "submit") await writing.Submit.RunAsync(file);
                break;
            case "remove": await writing.Remove.RunAsync(file); break;
            case "publish": await reviewing.Publish.RunAsync(file); break;
            case "send-back": await reviewing.SendBack.RunAsync(file, form["reason"]); break;
            case "carry": await reviewing.Carry.RunAsync(file, form["channel"], Day(form["day"].ToString())); break;
            default: await reviewing.TakeDown.RunAsync(file, form["reason"]); break;
        }
    }

    internal static StoryWording Wording(IFormCollection form) => new(form["kind"], form["title"], form["text"]);

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new BrokenRule("stories.day-unreadable");
}
