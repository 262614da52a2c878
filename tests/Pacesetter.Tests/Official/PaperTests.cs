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

    /// <summary>A table that lies on its side, runs over several pages and has long texts in it.</summary>
    internal static readonly OfficialPaper PlanTable = new()
    {
        Title = "云岭市财政局2026年10月推进计划配档表", Body = "共60项任务，计划已审定。", Signature = "中共云岭市财政局委员会", Date = new(2026, 10, 8),
        Table = new([new("序号", 10, true), new("任务", 62), new("工作措施", 66), new("牵头单位", 32, true), new("责任人", 24, true), new("完成时限", 31, true)],
            [.. Enumerable.Range(1, 60).Select(i => (IReadOnlyList<string>)[$"{i}", $"第{i}项：简化办事流程，公布办结时限", "梳理事项清单，逐项压缩环节，在办事大厅和网上同时公布，每周抽查一次办结情况并当面听取群众意见", "财政局（协作：国库支付中心）", "王建国", "2026年10月31日"])], Wide: true),
    };

    /// <summary>A list that stands: cells that look like a date or like a foot are cells all the same.</summary>
    internal static readonly OfficialPaper List = new()
    {
        Title = "《关于开展承诺制的意见》签收情况表", Body = "云委〔2026〕12号，2026年11月5日印发。应签收90个单位，已签收1个，未签收89个。", Signature = "中共云岭市委", Date = new(2026, 11, 20),
        Table = new([new("序号", 5, true), new("单位", 24), new("签收人", 10, true), new("签收时间", 20, true)],
            [.. Enumerable.Range(1, 90).Select(i => (IReadOnlyList<string>)[$"{i}", $"第{i}村党支部，抄送：村委会印发", i == 1 ? "王建国" : "", i == 1 ? "2026年11月6日" : "未签收"])]),
    };

    internal static readonly OfficialPaper Bulletin = new()
    {
        Mast = "创先争优活动简报", Issue = 12, Title = "10月份创先争优活动进展情况", Body = "全市1,200个党组织中，应有计划的94.1%计划齐备。\n一、计划\n还有71个单位计划不齐。", Signature = "中共云岭市委组织部", Date = new(2026, 11, 5),
    };

    internal static readonly OfficialPaper Unnumbered = Opinion with { Number = OfficialPaper.NumberToFill("云创办", 2026), Title = "关于“秋季抽查”情况的通报", Attachments = [], CopiesTo = null };

    [Fact]
    public void What_is_written_here_has_no_deviation_and_is_sound_for_word_processors()
    {
        foreach (var paper in new[] { Opinion, Opinion with { Signer = "赵立新" }, Opinion with { Attachments = [], CopiesTo = null, Copy = "000001", Urgency = "特急" }, Opinion with { Printer = null }, PlanTable, List, Bulletin, Unnumbered, Unnumbered with { Number = OfficialPaper.NumberToFill(null, 2026) } })
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

    public static TheoryData<string, string, string, string> SpoiltTables => new()
    {
        { "table", "head", Deviation.Present, Deviation.Absent },
        { "table", "width", "156 mm", "186.4 mm" },
        { "table", "size", "10.5 pt – 16 pt", "22 pt" },
        { "table", "font", "仿宋_GB2312", "宋体" },
    };

    [Theory]
    [MemberData(nameof(SpoiltTables))]
    public void What_a_table_lacks_is_told(string element, string property, string expected, string found)
    {
        using var file = Written(List);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var main = document.MainDocumentPart!;
            var table = main.Document!.Body!.GetFirstChild<Table>()!;
            if (property == "head") table.GetFirstChild<TableRow>()!.TableRowProperties!.Remove();
            if (property == "width") table.GetFirstChild<TableGrid>()!.Append(new GridColumn { Width = "1723" });
            if (property == "size") Style(main, "PaperCell").StyleRunProperties!.FontSize!.Val = "44";
            if (property == "font") Style(main, "PaperCell").StyleRunProperties!.PrependChild(new RunFonts { EastAsia = "宋体" });
        }
        Assert.Contains(PaperCheck.Of(file), one => (one.Element, one.Property, one.Expected, one.Found) == (element, property, expected, found));
    }

    [Fact]
    public void A_bulletin_has_its_number_and_day_in_the_head_and_a_paper_with_a_head_and_a_table_still_wants_its_number()
    {
        using var bulletin = Written(Bulletin);
        using (var document = WordprocessingDocument.Open(bulletin, isEditable: true))
        {
            Text(document.MainDocumentPart!.Document!.Body!, "第12期").Text = "第十二期";
            Text(document.MainDocumentPart!.Document!.Body!, "2026年11月5日").Text = "";
        }
        Assert.Equal(["issue form", "editor presence"], PaperCheck.Of(bulletin).Select(one => $"{one.Element} {one.Property}"));
        using var headed = Written(List with { Mast = "中共云岭市委文件" });
        Assert.Contains(PaperCheck.Of(headed), one => (one.Element, one.Property) == ("number", "presence"));
    }

    [Fact]
    public void A_table_that_no_word_processor_opens_in_time_is_refused()
    {
        var rows = Enumerable.Repeat(List.Table!.Rows[0], PaperTable.MostRows + 1).ToList();
        Assert.Equal("official.rows-many", Assert.Throws<BrokenRule>(() => Written(List with { Table = List.Table with { Rows = rows } })).Code);
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
