using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacesetter.Domain;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_month_without_a_figure_is_a_gap_in_the_line()
    {
        var line = await Render<Sparkline>(new { Label = "x", Values = new double?[] { 0.1, 0.2, null, 0.4, 0.5 } });
        Assert.Equal([2, 2], line.QuerySelectorAll("polyline").Select(part => part.GetAttribute("points")!.Split(' ').Length));
        Assert.Empty(line.QuerySelectorAll("circle"));
    }

    [Fact]
    public async Task A_single_month_between_gaps_is_a_dot()
    {
        var line = await Render<Sparkline>(new { Label = "x", Values = new double?[] { null, 0.2, null } });
        Assert.Single(line.QuerySelectorAll("circle"));
        Assert.Empty(line.QuerySelectorAll("polyline"));
    }

    [Fact]
    public async Task A_line_is_told_in_words_too()
    {
        var line = await Render<Sparkline>(new { Label = "Tasks", From = (Month?)Month.Of(2026, 1), Values = new double?[] { 0.5, null, 0.25 } });
        var told = "Tasks, January 2026 to March 2026: lowest 25.0%, highest 50.0%, latest 25.0%";
        Assert.Equal(told, line.QuerySelector("title")!.TextContent);
        Assert.Equal(told, line.QuerySelector("svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_line_of_nothing_says_so()
    {
        var line = await Render<Sparkline>(new { Label = "Tasks", Values = new double?[] { null, null } });
        Assert.Equal("Tasks: no figures", line.QuerySelector("title")!.TextContent);
    }

    [Fact]
    public async Task Higher_values_stand_higher()
    {
        var line = await Render<Sparkline>(new { Label = "x", Values = new double?[] { 0, 1 }, Floor = (double?)0, Ceiling = (double?)1 });
        Assert.Equal("3,21 77,3", line.QuerySelector("polyline")!.GetAttribute("points"));
    }

    [Fact]
    public async Task Every_tone_has_its_own_shape_and_a_word()
    {
        var seen = new HashSet<string>();
        foreach (var tone in Enum.GetValues<Tone>())
        {
            var light = (await Render<Light>(new { Tone = tone, Text = "word" })).QuerySelector(".light")!;
            Assert.Equal("word", light.TextContent);
            Assert.True(seen.Add(Shape(light)), $"{tone} looks like another tone");
        }
    }

    [Fact]
    public async Task The_four_absences_read_differently()
    {
        var texts = new HashSet<string>();
        foreach (var absence in Enum.GetValues<Absence>())
        {
            var cell = await Render<Cell>(new { Absence = (Absence?)absence });
            Assert.True(texts.Add(cell.QuerySelector(".absent")!.TextContent));
        }
    }

    [Fact]
    public async Task A_meter_never_runs_over_its_edge()
    {
        var meter = await Render<Meter>(new { Parts = new MeterPart[] { new(Tone.Good, 0.8), new(Tone.Watch, 0.4), new(Tone.Bad, 0.1) } });
        var widths = meter.QuerySelectorAll("rect:not(.rest)").Select(part => part.GetAttribute("width"));
        Assert.Equal(["80", "20"], widths);
    }

    [Fact]
    public async Task A_field_ties_hint_and_error_to_its_control()
    {
        RenderFragment<IReadOnlyDictionary<string, object>> input = context => builder =>
        {
            builder.OpenElement(0, "input");
            builder.AddMultipleAttributes(1, context);
            builder.CloseElement();
        };
        var field = await Render<FormField>(new { Id = "owner", Label = "Owner", Hint = "One name.", Error = "Name one.", ChildContent = input });
        var control = field.QuerySelector("input")!;
        Assert.Equal("owner", field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal(["One name.", "Name one."], control.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.GetElementById(id)!.TextContent));
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Segments_are_plain_radio_buttons_with_one_chosen()
    {
        var group = await Render<Segments>(new { Name = "answer", Legend = "Roof", Options = new Segment[] { new("done", "Done"), new("late", "Late") }, Value = "late" });
        Assert.Equal("late", group.QuerySelector("input[type=radio][name=answer][checked]")!.GetAttribute("value"));
        Assert.Equal("Roof", group.QuerySelector("fieldset > legend")!.TextContent);
    }

    [Fact]
    public async Task Text_between_asterisks_is_stressed_and_markup_in_it_is_harmless()
    {
        var lead = await Render<Lead>(new { Text = "*94.1%* of <script>" });
        Assert.Equal("94.1%", lead.QuerySelector("b")!.TextContent);
        Assert.Empty(lead.QuerySelectorAll("script"));
    }

    private static string Shape(IElement light)
    {
        var style = File.ReadAllText(Path.Combine(House.SourceTree.Root, "src/Pacesetter.Web/wwwroot/app.css"));
        var rule = style[style.IndexOf($".{light.ClassList[1]} {{ --tone", StringComparison.Ordinal)..];
        return rule.Split("--mark: ")[1].Split(';')[0];
    }

    private static async Task<IDocument> Render<T>(object parameters) where T : IComponent
    {
        using var reader = new ReadAs("en");
        await using var services = new ServiceCollection().AddSingleton(reader.Words).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var given = parameters.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(parameters));
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(given))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
