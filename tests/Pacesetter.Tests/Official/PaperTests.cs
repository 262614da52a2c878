using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Pacesetter.Domain;
using Pacesetter.Papers.Official;

namespace Pacesetter.Tests.Official;

public sealed class PaperTests
{
    internal static readonly OfficialPaper Opinion = new()
    {
        Mast = "中共云岭市委文件",
        Number = "云委〔2026〕12号",
        Title = "中共云岭市委关于在窗口单位和服务行业开展为民服务创先争优活动的实施意见",
        Addressees = "各县区委，市直各单位党组织",
        Body = "现就有关事项提出如下意见。\n一、总体要求\n每个单位都要有两年计划、年度计划和月推进计划。\n（一）抓好计划。七月一日前报整体计划。\n1.定任务\n（1）报进展",
        Attachments = ["任务分工表", "月推进计划表"],
        Signature = "中共云岭市委",
        Date = new(2026, 11, 5),
        CopiesTo = "市人大常委会办公室，市政府办公室",
        Printer = "中共云岭市委办公室",
        Printed = new(2026, 11, 6),
    };

    [Fact]
    public void What_is_written_here_has_no_deviation_and_is_sound_for_word_processors()
    {
        foreach (var paper in new[] { Opinion, Opinion with { Signer = "赵立新" }, Opinion with { Attachments = [], CopiesTo = null, Copy = "000001", Urgency = "特急" }, Opinion with { Printer = null } })
        {
            using var file = Written(paper);
            Assert.Empty(PaperCheck.Of(file));
            using var document = WordprocessingDocument.Open(file, isEditable: false);
            Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}"));
        }
    }

    public static TheoryData<string, string, string, string> Spoilt => new()
    {
        { "page", "top", "37 mm", "25.4 mm" },
        { "grid", "lines", "22", "21" },
        { "grid", "characters", "28", "27" },
        { "number", "form", "〔2026〕1", "云委[2026]012号" },
        { "title", "size", "22 pt", "16 pt" },
        { "title", "side", Deviation.Centre, Deviation.Left },
        { "addressee", "end", "：", ":" },
        { "body", "font", "仿宋_GB2312", "宋体" },
        { "body", "indent", "2", "0" },
        { "heading1", "font", "黑体", "仿宋_GB2312" },
        { "heading", "mark", "1.", "1、" },
        { "attachment", "end", Deviation.Absent, "。" },
        { "date", "form", "2026年1月1日", "2026年11月05日" },
        { "mast", "presence", Deviation.Present, Deviation.Absent },
        { "red-line", "presence", Deviation.Present, Deviation.Absent },
        { "page-number-even", "side", Deviation.Left, Deviation.Right },
        { "page-number", "sides", Deviation.Present, Deviation.Absent },
        { "foot", "size", "14 pt", "16 pt" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void Each_thing_that_is_spoilt_is_told_with_what_should_be_there_and_what_is(string element, string property, string expected, string found)
    {
        using var file = Written(Opinion);
        using (var document = WordprocessingDocument.Open(file, isEditable: true)) Spoil(document.MainDocumentPart!, element + "." + property);
        Assert.Contains(PaperCheck.Of(file), one => (one.Element, one.Property, one.Expected, one.Found) == (element, property, expected, found));
    }

    [Fact]
    public void A_file_of_another_kind_is_refused() =>
        Assert.Equal("official.not-a-paper", Assert.Throws<BrokenRule>(() => PaperCheck.Of(new MemoryStream([1, 2, 3]))).Code);

    [Theory]
    [InlineData("关于做好年度考核的通知", "关于做好年度考核的通知")]
    [InlineData("中共云岭市委关于在窗口单位和服务行业开展为民服务创先争优活动的实施意见", "中共云岭市委关于|在窗口单位和服务行业|开展为民服务创先争优活动的实施意见")]
    [InlineData("第一行\n第二行", "第一行|第二行")]
    public void A_title_is_broken_where_it_is_typed_to_be_or_at_words_that_join(string title, string lines)
    {
        var broken = TitleLines.Of(title);
        if (title.Contains('\n', StringComparison.Ordinal) || broken.Count == 1) Assert.Equal(lines.Split('|'), broken);
        Assert.Equal(title.Replace("\n", "", StringComparison.Ordinal), string.Concat(broken));
        Assert.All(broken, line => Assert.InRange(line.Length, 1, 20));
        Assert.DoesNotContain(broken, line => line.StartsWith('的') || line.EndsWith('的') || line.StartsWith('、'));
    }

    internal static MemoryStream Written(OfficialPaper paper)
    {
        var file = new MemoryStream();
        PaperWriter.Write(paper, file);
        file.Position = 0;
        return file;
    }

    private static void Spoil(MainDocumentPart main, string what)
    {
        var body = main.Document!.Body!;
        var section = body.GetFirstChild<SectionProperties>()!;
        switch (what)
        {
            case "page.top": section.GetFirstChild<PageMargin>()!.Top = 1440; break;
            case "grid.lines": Style(main, "PaperText").StyleParagraphProperties!.SpacingBetweenLines!.Line = "600"; break;
            case "grid.characters": Style(main, "Normal").StyleRunProperties!.Spacing!.Val = 3; break;
            case "number.form": Text(body, "云委〔2026〕12号").Text = "云委[2026]012号"; break;
            case "title.size": Style(main, "PaperTitle").StyleRunProperties!.FontSize!.Val = "32"; break;
            case "title.side": Style(main, "PaperTitle").StyleParagraphProperties!.Justification!.Val = JustificationValues.Left; break;
            case "addressee.end": Text(body, "各县区委，市直各单位党组织：").Text = "各县区委，市直各单位党组织:"; break;
            case "body.font": foreach (var run in body.Elements<Paragraph>().Where(one => one.InnerText.StartsWith("现就", StringComparison.Ordinal)).SelectMany(one => one.Elements<Run>())) run.RunProperties = new() { RunFonts = new() { EastAsia = "宋体" } }; break;
            case "body.indent": body.Elements<Paragraph>().First(one => one.InnerText.StartsWith("现就", StringComparison.Ordinal)).ParagraphProperties!.Indentation = new() { FirstLine = "0", FirstLineChars = 0 }; break;
            case "heading1.font": foreach (var run in body.Elements<Paragraph>().First(one => one.InnerText.StartsWith("一、", StringComparison.Ordinal)).Elements<Run>()) run.RunProperties = null; break;
            case "heading.mark": Text(body, "1.定任务").Text = "1、定任务"; break;
            case "attachment.end": Text(body, "附件：1.任务分工表").Text += "。"; break;
            case "date.form": Text(body, "2026年11月5日").Text = "2026年11月05日"; break;
            case "mast.presence": Style(main, "PaperMast").StyleRunProperties!.Color!.Val = "000000"; break;
            case "red-line.presence": Style(main, "PaperNumber").StyleParagraphProperties!.ParagraphBorders!.Remove(); break;
            case "page-number-even.side": main.FooterParts.Select(part => part.Footer!.GetFirstChild<Paragraph>()!.ParagraphProperties!.Justification!).First(side => side.Val!.Value == JustificationValues.Left).Val = JustificationValues.Right; break;
            case "page-number.sides": main.DocumentSettingsPart!.Settings!.GetFirstChild<EvenAndOddHeaders>()!.Remove(); break;
            case "foot.size": Style(main, "PaperCopies").StyleRunProperties!.FontSize!.Val = "32"; break;
            default: throw new ArgumentException(what);
        }
    }

    private static Style Style(MainDocumentPart main, string id) => main.StyleDefinitionsPart!.Styles!.Elements<Style>().First(style => style.StyleId == id);

    private static Text Text(Body body, string text) => body.Descendants<Text>().First(one => one.Text == text);
}
