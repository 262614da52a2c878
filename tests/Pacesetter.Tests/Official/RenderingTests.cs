using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Papers.Official;

namespace Pacesetter.Tests.Official;

/// <summary>What a word processor makes of a paper: LibreOffice sets it, and the places of its words are read back from the pages.</summary>
[Trait("Needs", "Office")]
public sealed partial class RenderingTests
{
    // The word processor starts once for all of them.
    private static readonly Lazy<Task<Dictionary<string, List<Word>>>> Pages = new(() => SetAsync(new()
    {
        ["full"] = PaperTests.Opinion with { Body = new string('字', 28 * 22 * 3) }, ["plan"] = PaperTests.PlanTable, ["list"] = PaperTests.List, ["bulletin"] = PaperTests.Bulletin, ["circular"] = PaperTests.Unnumbered,
    }));

    [Fact]
    public async Task A_full_page_has_22_lines_of_28_characters_and_the_last_element_stands_at_the_foot_of_the_last_page()
    {
        var words = (await Pages.Value)["full"];
        var full = words.Where(word => word.Page == 2 && word.Text.All(sign => sign == '字')).ToList();
        Assert.Equal(22, full.Count);
        Assert.All(full, line => Assert.Equal(28, line.Text.Length));
        // 37 mm and 28 mm from the edges of the page, 225 mm high, to a millimetre.
        Assert.InRange(full.Min(line => line.Left), Points(27), Points(29));
        Assert.InRange(full.Max(line => line.Right), Points(28 + 155), Points(28 + 157));
        Assert.InRange(full.Min(line => line.Top), Points(36), Points(40));
        Assert.InRange(full.Max(line => line.Bottom), Points(37 + 221), Points(37 + 226));
        var last = words.Max(word => word.Page);
        Assert.InRange(words.Where(word => word.Page == last && word.Text.Contains("印发", StringComparison.Ordinal)).Max(word => word.Bottom), Points(37 + 219), Points(37 + 227));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("list")]
    public async Task Page_numbers_stand_in_the_outer_corners_below_the_text(string paper)
    {
        var numbers = (await Pages.Value)[paper].Where(word => word.Top > Points(37 + 226)).ToList();
        Assert.True(numbers.Where(word => word.Page % 2 == 1).Min(word => word.Left) > Points(105));
        Assert.True(numbers.Where(word => word.Page % 2 == 0).Max(word => word.Right) < Points(105));
    }

    [Theory]
    [InlineData("plan", "牵头单位")]
    [InlineData("list", "签收时间")]
    public async Task The_head_of_a_long_table_stands_on_every_page(string paper, string heading)
    {
        var words = (await Pages.Value)[paper];
        Assert.InRange(words.Max(word => word.Page), 3, 20);
        Assert.Equal(Enumerable.Range(1, words.Max(word => word.Page)), words.Where(word => word.Text == heading).Select(word => word.Page));
    }

    [Fact]
    public async Task A_page_on_its_side_keeps_its_margins_and_has_its_number_where_the_bound_paper_has_it()
    {
        var (numbers, table) = Part((await Pages.Value)["plan"]);
        Assert.InRange(table.Max(word => word.Right), Points(200), Points(297 - 36));
        Assert.InRange(table.Max(word => word.Bottom), Points(150), Points(210 - 25));
        Assert.Equal(Enumerable.Range(1, table.Max(word => word.Page)), numbers.Select(word => word.Page).Distinct());
        Assert.True(numbers.Where(word => word.Page % 2 == 1).Min(word => word.Top) > Points(105));
        Assert.True(numbers.Where(word => word.Page % 2 == 0).Max(word => word.Bottom) < Points(105));

        static (List<Word> Numbers, List<Word> Table) Part(List<Word> words) => ([.. words.Where(word => word.Right < Points(34))], [.. words.Where(word => word.Right >= Points(34))]);
    }

    [Fact]
    public async Task A_bulletin_has_its_name_number_editor_and_day_above_its_title()
    {
        var words = (await Pages.Value)["bulletin"];
        var (name, issue, day, title) = (Find("创先争优活动简报"), Find("期"), Find("日"), Find("月份创先争优活动进展情况"));
        Assert.True(name.Bottom < issue.Top + 1 && issue.Bottom < day.Top + 1 && day.Bottom < title.Top);
        Assert.InRange(day.Right, Points(28 + 140), Points(28 + 157));
        Assert.Equal(Find("中共云岭市委组织部").Top, day.Top, 1.0);

        Word Find(string text) => words.Find(word => word.Text == text) ?? throw new InvalidOperationException($"{text} is not among {string.Join(' ', words.Select(word => word.Text))}");
    }

    [Fact]
    public async Task A_number_still_to_come_leaves_its_place_free()
    {
        var line = (await Pages.Value)["circular"].Where(word => word.Text.Contains("云创办〔2026〕", StringComparison.Ordinal) || word.Text == "号").ToList();
        Assert.True(line.Max(word => word.Right) - line.Min(word => word.Left) > 16 * 9);
    }

    private static double Points(double millimetres) => millimetres / 25.4 * 72;

    private static async Task<Dictionary<string, List<Word>>> SetAsync(Dictionary<string, OfficialPaper> papers)
    {
        var folder = Directory.CreateTempSubdirectory("pacesetter-paper-").FullName;
        try
        {
            foreach (var (name, paper) in papers)
            {
                await using var file = File.Create(Path.Combine(folder, name + ".docx"));
                PaperWriter.Write(paper, file);
            }
            await RunAsync("soffice", folder, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, .. papers.Keys.Select(name => Path.Combine(folder, name + ".docx"))]);
            Dictionary<string, List<Word>> pages = [];
            foreach (var name in papers.Keys)
            {
                await RunAsync("pdftotext", folder, "-bbox", name + ".pdf", name + ".html");
                pages[name] = Read(await File.ReadAllLinesAsync(Path.Combine(folder, name + ".html"), TestContext.Current.CancellationToken));
            }
            return pages;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<Word> Read(IEnumerable<string> lines)
    {
        var (page, words) = (0, new List<Word>());
        foreach (var line in lines)
        {
            if (line.Contains("<page ", StringComparison.Ordinal)) page++;
            if (Place().Match(line) is { Success: true } match) words.Add(new(page, match.Groups[5].Value, Number(match, 1), Number(match, 2), Number(match, 3), Number(match, 4)));
        }
        return words;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, string.Concat(told));
    }

    [GeneratedRegex("""xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">([^<]*)<""")]
    private static partial Regex Place();

    private sealed record Word(int Page, string Text, double Left, double Top, double Right, double Bottom);
}
