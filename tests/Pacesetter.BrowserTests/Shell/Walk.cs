using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Playwright;
using Pacesetter.BrowserTests.House;

namespace Pacesetter.BrowserTests.Shell;

/// <summary>Follows the links that one person finds, one address of each kind, and looks at them in both languages and on both screens.</summary>
/// <param name="login">Null: somebody who is not signed in.</param>
/// <param name="judged">What axe has judged already, by anybody.</param>
internal sealed class Walk(BrowserSite site, string? login, ConcurrentDictionary<string, bool> judged)
{
    private static readonly (string Language, ColorScheme Scheme)[] Looks = [("zh-CN", ColorScheme.Light), ("en", ColorScheme.Dark)];

    private readonly List<(TemplateMatcher Matcher, string Template)> pages =
        [.. site.Pages.OrderBy(page => page.Count(letter => letter == '{')).Select(page => (new TemplateMatcher(TemplateParser.Parse(page), []), page))];

    private readonly HashSet<string> taken = [];
    private readonly Queue<string> waiting = new();

    /// <summary>Every page that was looked at, as declared.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>How often a page was looked at.</summary>
    public int Looked { get; private set; }

    public List<Offence> Offences { get; } = [];

    public async Task RunAsync(params IEnumerable<string> from)
    {
        foreach (var address in from) Take(address);
        var eyes = new List<Eye>();
        foreach (var (language, scheme) in Looks) eyes.Add(await Eye.OpenAsync(site, login, language, scheme, judged));
        while (waiting.TryDequeue(out var address))
        {
            if (PageOf(new Uri(site.Address + address)) is null && address != "/")
            {
                if (await eyes[0].StatusAsync(address) is var status and not 200) Offences.Add(new(address, login ?? "nobody", $"a link leads to a {status}"));
                continue;
            }
            foreach (var eye in eyes)
            {
                Offences.AddRange(await eye.LookAsync(address));
                Looked += Eye.Screens;
            }
            foreach (var link in await eyes[0].LinksAsync()) Take(link);
        }
        foreach (var eye in eyes) await eye.CloseAsync();
    }

    // The matcher knows no constraints: an address with a word where a task's key belongs is another page, or a file.
    private string? PageOf(Uri address) => pages.FirstOrDefault(page =>
    {
        var values = new RouteValueDictionary();
        return page.Matcher.TryMatch(address.AbsolutePath, values)
            && (!page.Template.Contains(":guid", StringComparison.Ordinal) || values.Values.Any(value => Guid.TryParse(value as string, out _)));
    }).Template;

    private void Take(string address)
    {
        var uri = new Uri(new Uri(site.Address), address);
        var page = PageOf(uri);
        // What is no page, a file for instance, is told apart by its last word.
        var kind = (page ?? uri.Segments[^1]) + string.Join('&', uri.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=')[0]).Order());
        if (!taken.Add(kind)) return;
        if (page is not null) Seen.Add(page);
        waiting.Enqueue(uri.PathAndQuery);
    }
}

/// <summary>Something that is wrong with a page.</summary>
internal sealed record Offence(string Address, string Look, string What);
