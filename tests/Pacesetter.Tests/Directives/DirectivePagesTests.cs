using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Papers.Documents;
using Pacesetter.Papers.Official;
using Pacesetter.Papers.Sheets;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Directives;

public sealed class DirectivePagesTests
{
    [Theory, OnBothDatabases]
    public async Task A_directive_is_drafted_and_issued_on_pages_alone(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var (town, office) = (desk.Town, desk.Office);
        using var drafted = await office.SubmitAsync(town.Page("directives/new", town.County), "write", ("kind", "opinion"), ("title", "关于推行承诺制的意见"), ("body", "各乡镇要推行。\n月底前公布。"), ("tier", "township"),
            ("thing-0", "承诺台账"), ("fields-0", "4"), ("every-0", "month"), ("due", "2026-10-28"), ("hour", "17"));
        Assert.Equal(HttpStatusCode.Found, drafted.StatusCode);
        var page = new Uri(Visitor.Address, drafted.Headers.Location!).AbsolutePath;
        var cost = await office.TextAsync(page);
        Assert.Contains("填4项", cost, StringComparison.Ordinal);
        Assert.Contains("乡镇街道 2", cost, StringComparison.Ordinal);
        foreach (var step in (string[])["check", "sign"])
        {
            using var done = await desk.Leader.SubmitAsync(page, step);
            Assert.Equal((step, HttpStatusCode.Found), (step, done.StatusCode));
        }
        using var issued = await office.SubmitAsync(page, "issue", ("mark", "青创先发"));
        Assert.Equal(HttpStatusCode.Found, issued.StatusCode);
        Assert.Contains("青创先发〔2026〕1号", await office.TextAsync(town.Page("directives/register", town.County)), StringComparison.Ordinal);

        using var secretary = await town.SecretaryAsync();
        using var received = await secretary.SubmitAsync(page, $"receive-{town.Own.Code}");
        Assert.Equal(HttpStatusCode.Found, received.StatusCode);
        Assert.Contains("王家坝镇", await office.TextAsync(page + "/receipts"), StringComparison.Ordinal);
        using var reminded = await office.SubmitAsync(page + "/receipts", "remind");
        Assert.EndsWith("reminded=1", reminded.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_issued_is_a_paper_as_the_standard_wants_it_and_opens_as_a_document_to_make_tasks_of(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var (issued, draft) = (await desk.DirectiveAsync(mark: "青创先发"), await desk.DirectiveAsync());
        Assert.Equal(HttpStatusCode.NotFound, await desk.Office.StatusAsync($"/directives/{draft}/paper"));
        Assert.Empty(PaperCheck.Of(await desk.Office.FileAsync($"/directives/{issued}/paper")));
        using var secretary = await desk.Town.SecretaryAsync();
        var link = (await secretary.PageAsync($"/directives/{issued}")).QuerySelector("a[href*='documents/new']")!.GetAttribute("href")!;
        var form = await secretary.PageAsync(link);
        Assert.Equal("关于推行党员承诺制的意见", form.QuerySelector("#title")!.GetAttribute("value"));
        Assert.NotEmpty(form.QuerySelector("#text")!.TextContent.Trim());
    }

    [Theory, OnBothDatabases]
    public async Task The_list_of_receipts_says_on_paper_who_has_signed_and_who_has_not(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var issued = await desk.DirectiveAsync(mark: "青创先发");
        using var secretary = await desk.Town.SecretaryAsync();
        await Branch.CallAsync(secretary, "PUT", $"/directives/{issued}/receipts/{desk.Town.Own.Code}");
        var paper = await desk.Office.FileAsync($"/directives/{issued}/receipts/paper");
        Assert.Empty(PaperCheck.Of(paper));
        paper.Position = 0;
        var text = DocumentText.Read(paper);
        Assert.Contains("应签收2个单位，已签收1个，未签收1个", text, StringComparison.Ordinal);
        Assert.Matches(@"李家坝镇[\s\S]*王建国[\s\S]*王家坝镇[\s\S]*未签收", text);
    }

    [Theory]
    [InlineData("body", "机密★1年\n各乡镇要推行。", "标有密级")]
    [InlineData("due", "2026-10-24", "不是工作日")]
    [InlineData("due", "2026-10-16", "太急")]
    [InlineData("title", " ", "请写标题")]
    public async Task What_is_refused_stays_in_the_form_with_the_reason(string field, string value, string reason)
    {
        using var desk = await Desk.OpenAsync(DatabaseKind.Sqlite);
        var fields = new Dictionary<string, string?> { ["title"] = "关于承诺制的通知", ["body"] = "各乡镇要推行。", ["due"] = "2026-10-28", ["thing-0"] = "承诺台账", ["fields-0"] = "4", [field] = value };
        using var answer = await desk.Office.SubmitAsync(desk.Town.Page("directives/new", desk.Town.County), "write", [.. fields.Select(one => (one.Key, one.Value))]);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Visitor.ReadAsync(answer);
        Assert.Contains(reason, page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("承诺台账", page.QuerySelector("#thing-0")!.GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task Every_page_is_there_in_both_languages_and_hidden_from_strangers(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var town = desk.Town;
        var (issued, draft) = (await desk.DirectiveAsync(mark: "青创先发"), await desk.DirectiveAsync());
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{draft}", Desk.Text("关于推行党员承诺制的实施意见"));
        using var stranger = await town.Site.EnterAsync(Role.Office, await town.Site.PlantAsync("石泉县"));
        string[] pages =
        [
            .. ((string[])["received", "issued", "asked", "drafts"]).Select(list => town.Page($"directives?show={list}", town.County)), town.Page("directives/new", town.County), town.Page("directives/register", town.County), town.Page("directives/burden"),
            $"/directives/{issued}", $"/directives/{issued}/receipts", $"/directives/{issued}/receipts?all=true", $"/directives/{draft}", $"/directives/{draft}/edit", $"/directives/{draft}/versions",
        ];
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(page)));
            Assert.Equal((page, HttpStatusCode.OK), (page, await desk.Office.StatusAsync(page)));
            Assert.DoesNotContain("directives.", await desk.Office.TextAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en"), StringComparison.Ordinal);
            await desk.Office.StatusAsync("/desk?lang=zh");
        }
        var versions = await desk.Office.PageAsync($"/directives/{draft}/versions");
        Assert.Equal(("关于推行党员承诺制的意见", "关于推行党员承诺制的实施意见"), (versions.QuerySelector("del")!.TextContent, versions.QuerySelector("ins")!.TextContent));
        using var secretary = await town.SecretaryAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (await secretary.StatusAsync($"/directives/{issued}"), await secretary.StatusAsync($"/directives/{issued}/versions"), await secretary.StatusAsync($"/directives/{draft}")));
    }

    [Theory, OnBothDatabases]
    public async Task The_burden_of_a_month_names_who_caused_it(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        await desk.DirectiveAsync(mark: "青创先发");
        using var secretary = await desk.Town.SecretaryAsync();
        var row = (await secretary.PageAsync(desk.Town.Page("directives/burden"))).QuerySelectorAll("tbody tr").Single(one => one.TextContent.Contains("关于推行党员承诺制的意见", StringComparison.Ordinal) && one.TextContent.Contains("青溪县", StringComparison.Ordinal));
        Assert.Equal("2 分钟", string.Join(' ', row.QuerySelector("td:last-child")!.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory, OnBothDatabases]
    public async Task A_copy_is_read_without_being_asked_for_anything(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var town = desk.Town;
        var organ = await town.Site.PlantAsync("青溪县档案馆", town.County, "county-organ");
        var id = await desk.DirectiveAsync(mark: "青创先发", body: new { kind = "notice", title = "关于建档的通知", body = "各乡镇要建档。", tiers = new[] { "township" }, copies = new[] { "青溪县档案馆" } });
        using var archive = await town.Site.EnterAsync(Role.Office, organ, "钱学文");
        Assert.Contains("关于建档的通知", await archive.TextAsync(town.Page("directives?show=copied", organ)), StringComparison.Ordinal);
        Assert.DoesNotContain("关于建档的通知", await archive.TextAsync("/desk"), StringComparison.Ordinal);
        Assert.Equal(2, (await desk.LookAsync(id)).Issue!.Units);
        using var noted = await archive.SubmitAsync($"/directives/{id}", $"copy-{organ.Code}");
        Assert.Equal(HttpStatusCode.Found, noted.StatusCode);
        Assert.Contains("青溪县档案馆（钱学文 已阅）", await desk.Office.TextAsync($"/directives/{id}"), StringComparison.Ordinal);
        using var paper = await desk.Office.GetAsync($"/directives/{id}/paper");
        using var file = new MemoryStream(await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(PaperCheck.Of(file));
        await Desk.RefusedAsync(desk.Office, "POST", $"/units/{town.County.Code}/directives", new { kind = "notice", title = "关于建档的通知", body = "建档。", copies = new[] { "没有的馆" } }, "directives.copies-unknown");
    }

    [Theory, OnBothDatabases]
    public async Task Register_and_receipts_go_out_as_workbooks(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var id = await desk.DirectiveAsync(mark: "青创先发");
        foreach (var (address, cells) in ((string, string[])[])[(desk.Town.Page("directives/register/export?year=2026", desk.Town.County), ["青创先发〔2026〕1号", "沈国安"]), ($"/directives/{id}/receipts/export", [desk.Town.Own.Code, "王家坝镇"])])
        {
            using var answer = await desk.Office.GetAsync(address);
            Assert.Equal(SheetWriter.XlsxType, answer.Content.Headers.ContentType!.MediaType);
            using var file = new MemoryStream(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            using var zip = new System.IO.Compression.ZipArchive(file);
            var text = string.Concat(zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)).Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
            Assert.All(cells, cell => Assert.Contains(cell, text, StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_goes_with_it_is_read_where_it_was_received_and_nowhere_else(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var id = await desk.DirectiveAsync();
        await AttachAsync(desk.Office, id);
        await Branch.CallAsync(desk.Leader, "PUT", $"/directives/{id}/check");
        await Branch.CallAsync(desk.Leader, "PUT", $"/directives/{id}/signature");
        await using var db = desk.Town.Site.Open();
        var key = Guid.Parse(id);
        var address = $"/directives/{id}/attachments/{(await db.DirectiveAttachments.SingleAsync(row => row.DirectiveId == key)).Id}";
        using var secretary = await desk.Town.SecretaryAsync();
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(address));
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{id}/issue", new { mark = "青创先发" });
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync(address));
    }

    private static async Task AttachAsync(Visitor by, string id)
    {
        var page = await by.PageAsync($"/directives/{id}");
        var form = page.Forms.First(one => one.QuerySelector("input[name=_handler]")?.GetAttribute("value") == "attach");
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new ByteArrayContent("%PDF-1.4 trial"u8.ToArray()), "file", "任务清单.pdf");
        using var answer = await by.Http.PostAsync(new Uri($"/directives/{id}", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
