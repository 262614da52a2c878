using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Papers.Official;

namespace Pacesetter.Tests.Official;

/// <summary>What a word processor makes of a paper: LibreOffice sets it, and the places of its words are read back from the pages.</summary>
[Trait("Needs", "Office")]
public sealed partial class RenderingTests
{
    [Fact]
    public async Task A_full_page_has_22_lines_of_28_characters_and_the_last_element_stands_at_the_foot_of_the_last_page()
    {
        var words = await SetAsync(PaperTests.Opinion with { Body = new string('字', 28 * 22 * 3) });
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

    [Fact]
    public async Task Page_numbers_stand_in_the_outer_corners_below_the_text()
    {
        var words = await SetAsync(PaperTests.Opinion with { Body = new string('字', 28 * 22 * 2) });
        var numbers = words.Where(word => word.Top > Points(37 + 226)).ToList();
        Assert.True(numbers.Where(word => word.Page % 2 == 1).Min(word => word.Left) > Points(105));
        Assert.True(numbers.Where(word => word.Page % 2 == 0).Max(word => word.Right) < Points(105));
    }

    private static double Points(double millimetres) => millimetres / 25.4 * 72;

    private static async Task<IReadOnlyList<Word>> SetAsync(OfficialPaper paper)
    {
        var folder = Directory.CreateTempSubdirectory("pacesetter-paper-").FullName;
        try
        {
            await using (var file = File.Create(Path.Combine(folder, "paper.docx"))) PaperWriter.Write(paper, file);
            await RunAsync("soffice", folder, $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, Path.Combine(folder, "paper.docx"));
            await RunAsync("pdftotext", folder, "-bbox", "paper.pdf", "words.html");
            return Read(await File.ReadAllLinesAsync(Path.Combine(folder, "words.html"), TestContext.Current.CancellationToken));
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
