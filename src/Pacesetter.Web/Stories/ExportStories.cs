using System.Globalization;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Stories;

/// <summary>Writes a list of stories as a workbook, as far as the viewer may see.</summary>
public sealed class ExportStories(ReadStories read, Words words)
{
    private static readonly string[] Keys = ["unit-code", "unit", "kind", "title", "text", "month", "written-by", "state", "published-on", "reviewed-by", "carried", "reason"];

    /// <param name="to">Left open; need not seek.</param>
    /// <param name="list">One of <see cref="ReadStories.Lists"/>.</param>
    public Task RunAsync(Stream to, Place place, string list, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["stories.stories"], [.. Keys.Select(key => new Column(key, words.In(Reading.Chinese, "stories.column-" + key), words.In(Reading.English, "stories.column-" + key)))],
            RowsAsync(place, list), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place, string list)
    {
        var rules = place.Recipe!.Stories!;
        await foreach (var (row, carried) in read.AllAsync(place, list))
        {
            var story = row.Story;
            yield return
            [
                row.UnitCode, row.UnitName, rules.KindOf(story.Kind), story.Title, story.Text, story.Month.ToString(), story.Draft.Name, words.State(story).Text,
                story.Publication is { } published ? Day(StoryLooks.Day(published.At)) : null, story.Publication?.Name,
                string.Join("; ", carried.Select(one => $"{rules.ChannelOf(one.Channel)} {Day(one.Day)}")), story.TakenDown?.Reason ?? story.Return?.Reason,
            ];
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
