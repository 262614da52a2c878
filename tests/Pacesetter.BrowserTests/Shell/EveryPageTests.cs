using System.Collections.Concurrent;
using Pacesetter.BrowserTests.House;

namespace Pacesetter.BrowserTests.Shell;

/// <summary>
/// Every page that somebody can reach: it answers, shows words instead of keys, fits the screen, has nothing that axe finds, and asks no other host.
/// A page that is added later is walked by itself as soon as a link leads to it, and missed if none does.
/// </summary>
public sealed class EveryPageTests(DemoCity city, ITestOutputHelper output) : IClassFixture<DemoCity>
{
    // One who leads, one who reports, the three administrators, and somebody who is not signed in. The others see the same pages with less on them.
    private static readonly string?[] People = [null, "demo.office", "demo.village", "demo.security", "demo.audit", "demo.system"];

    // Behind a one-time token, open only while something can be written, moved or changed by these people, or no page to go to.
    private static readonly string[] Unlinked =
    [
        "/account/password/{Token}", "/first-run/{Token}", "/account/password", "/units/{Code}/{Month}/plans/new", "/units/{Code}/{Month}/plans/{TaskId:guid}/change",
        "/units/{Code}/{Month}/people/move", "/status/{Code:int}", "/shell", "/units/{Code}/{Month}/inspections/{Id:guid}/change", "/visits/{Id:guid}/paper",
        "/units/{Code}/{Month}/appraisals/{Id:guid}/codes", "/units/{Code}/{Month}/appraisals/{Id:guid}/count", "/directives/{Id:guid}/edit", "/directives/{Id:guid}/versions",
    ];

    [Fact]
    public async Task Every_page_is_sound_for_everybody_in_both_languages_and_on_both_screens()
    {
        var judged = new ConcurrentDictionary<string, bool>();
        var walks = People.Select(login => (Login: login, Walk: new Walk(city.Site, login, judged))).ToList();
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken },
            async (one, _) => await one.Walk.RunAsync(one.Login is null ? ["/account/sign-in", "/account/enter", "/ballot"] : ["/", "/account", "/search?q=%E6%9D%91"]));

        var never = city.Site.Pages.Except(walks.SelectMany(one => one.Walk.Seen)).Except(Unlinked).Select(page => $"{page}: no link leads there");
        var offences = walks.SelectMany(one => one.Walk.Offences).GroupBy(offence => offence.What)
            .Select(same => $"{same.Key}\n    {same.Count()} times, first at {same.First().Address} ({same.First().Look})").Concat(never).ToList();
        foreach (var (login, walk) in walks) output.WriteLine($"{login ?? "nobody"}: {walk.Seen.Count} pages, looked at {walk.Looked} times");
        Assert.True(offences.Count == 0, string.Join('\n', offences));
    }
}
