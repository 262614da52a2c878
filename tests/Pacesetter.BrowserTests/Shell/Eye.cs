using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;
using Pacesetter.Web.Shell;

namespace Pacesetter.BrowserTests.Shell;

/// <summary>A browser window of one person in one language and colour scheme, which looks at pages on a desk and on a phone.</summary>
internal sealed partial class Eye
{
    private static readonly int[] Widths = [1280, 390];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
        ResultTypes = [ResultType.Violations],
    };

    // Contrast and size of targets take axe nearly all its time, and depend on what an element is and where it lies: they are judged where a page
    // has an element of a kind that was not judged before. All else is judged on every page.
    private static readonly AxeRunOptions RulesButLooks = new()
    {
        RunOnly = Rules.RunOnly, ResultTypes = Rules.ResultTypes,
        Rules = new() { ["color-contrast"] = new() { Enabled = false }, ["target-size"] = new() { Enabled = false } },
    };

    // Each element as it is and lies, with its parent. Each language is judged on one screen: light and Chinese on a phone, dark and English on a desk.
    private const string Kinds = """
        (() => {
            const kind = one => one ? one.tagName + '.' + one.getAttribute('class') : '';
            return [...new Set([...document.querySelectorAll('*')].map(one => kind(one.parentElement?.parentElement) + '>' + kind(one.parentElement) + '>' + kind(one) + [...one.attributes].map(each => each.name)))];
        })()
        """;

    // Every feature that has words; the demonstration's logins only look like keys.
    private static readonly Regex WordKey = new($@"(?<![\w/.])({string.Join('|', typeof(Words).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".Words.resources", StringComparison.Ordinal))
        .Select(name => name.Split('.')[^3].ToLowerInvariant()).Where(feature => feature != "demo"))})\.(?!db\b)[a-z][a-z0-9-]*\b(?!\.)");

    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly string site;
    private readonly string name;
    private readonly List<string> complaints = [];

    private readonly ConcurrentDictionary<string, bool> judged;

    private Eye(IBrowserContext context, IPage page, string site, string name, ConcurrentDictionary<string, bool> judged)
    {
        (this.context, this.page, this.site, this.name, this.judged) = (context, page, site, name, judged);
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add("console: " + message.Text); };
        page.PageError += (_, error) => complaints.Add("script: " + error);
        page.Request += (_, request) => { if (!request.Url.StartsWith(site, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add("leaves the host: " + request.Url); };
    }

    public static int Screens => Widths.Length;

    private bool IsEnglish => name.EndsWith("en", StringComparison.Ordinal);

    public static async Task<Eye> OpenAsync(BrowserSite site, string? login, string language, ColorScheme scheme, ConcurrentDictionary<string, bool> judged)
    {
        var context = await site.Browser.NewContextAsync(new() { Locale = language, ColorScheme = scheme, ViewportSize = new() { Width = Widths[0], Height = 900 } });
        var page = await context.NewPageAsync();
        if (login is not null)
        {
            await page.GotoAsync(site.Address + "/account/enter");
            await page.Locator($"form:has(input[value='{login}']) button").ClickAsync();
            await page.WaitForURLAsync(url => !url.Contains("/account/enter", StringComparison.Ordinal));
        }
        return new(context, page, site.Address, $"{login ?? "nobody"} {language}", judged);
    }

    public async Task<List<Offence>> LookAsync(string address)
    {
        await page.SetViewportSizeAsync(Widths[0], 900);
        complaints.Clear();
        var response = await page.GotoAsync(site + address);
        if (response!.Status != 200) return [new(address, name, $"answers {response.Status}")];
        foreach (Match key in WordKey.Matches(await page.ContentAsync())) complaints.Add("shows the word key " + key.Value);
        if (await page.Locator("h1").CountAsync() is var heads && heads != 1) complaints.Add($"has {heads} h1");
        if ((await page.TitleAsync()).Trim().Length == 0) complaints.Add("has no title");
        if (!(await page.EvaluateAsync<string>("document.documentElement.lang")).StartsWith(IsEnglish ? "en" : "zh", StringComparison.Ordinal)) complaints.Add("is in another language");
        List<Offence> offences = [.. complaints.Select(complaint => new Offence(address, name, complaint))];
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var more)
                offences.Add(new(address, $"{name} {width}", $"is {more} pixels wider than the screen"));
            if ((width == Widths[0]) != IsEnglish) continue;
            var fresh = (await page.EvaluateAsync<string[]>(Kinds)).Count(kind => judged.TryAdd(name[^2..] + kind, true));
            offences.AddRange((await page.RunAxe(fresh > 0 ? Rules : RulesButLooks)).Violations.Select(violation => new Offence(address, $"{name} {width}", $"axe {violation.Id}: {violation.Nodes[0].Html}")));
            await PictureAsync(address, width);
        }
        return offences;
    }

    /// <summary>Where the page last looked at leads to, on this site.</summary>
    public async Task<IEnumerable<string>> LinksAsync()
    {
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(link => link.href)");
        return links.Where(link => link.StartsWith(site, StringComparison.Ordinal) && !link.Contains("lang=", StringComparison.Ordinal) && !link.Contains("type=", StringComparison.Ordinal))
            .Select(link => link[site.Length..].Split('#')[0]).Where(link => link.Length > 0).Distinct();
    }

    /// <summary>What a link to a file answers.</summary>
    public async Task<int> StatusAsync(string address) => (await context.APIRequest.GetAsync(site + address)).Status;

    public Task CloseAsync() => context.CloseAsync();

    private async Task PictureAsync(string address, int width)
    {
        if (Environment.GetEnvironmentVariable("PACESETTER_PICTURES") is not { } folder) return;
        var file = UnfitForFile().Replace($"{address}-{name}-{width}", "_");
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, file[..Math.Min(file.Length, 180)] + ".png"), FullPage = true });
    }

    [GeneratedRegex(@"[^\w.-]+")]
    private static partial Regex UnfitForFile();
}
