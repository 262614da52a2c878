using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Accounts.FirstRun;

namespace Pacesetter.Tests.Accounts;

public sealed class FirstRunTests
{
    private const string Roster = "单位代码,单位名称,上级代码,层级\n530900,云岭市,,市\n530901,安平县,530900,县区\n";

    [Theory, OnBothDatabases]
    public async Task An_empty_installation_is_set_up_by_form_once_and_never_again(DatabaseKind kind)
    {
        await using var store = await TestStore.CreateAsync(kind);
        await using var app = TestSite.Build(store, store.Settings);
        var (visitor, page) = await OpenAsync(app, store);
        using var _ = visitor;
        using var begun = await visitor.SubmitAsync(page, "set-up", Fields(("Form.RootName", "云岭市"), ("Form.RootCode", "530900")));
        var links = (await DoneAsync(visitor, begun)).QuerySelectorAll("code").Select(code => code.TextContent).Where(text => text.Contains("/account/password/", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, links.Count);

        await using var db = store.Open();
        Assert.Equal([Role.Office, Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin], await db.Grants.OrderBy(grant => grant.Id).Select(grant => grant.Role).ToListAsync());
        Assert.Equal("云岭市", (await db.Units.SingleAsync()).Name);
        Assert.Equal(1, await db.Campaigns.CountAsync());
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync(page));
        Assert.Null(await app.Services.GetRequiredService<FirstRunKey>().MakeAsync(db));
    }

    [Fact]
    public async Task A_roster_brings_the_units_and_a_wrong_one_leaves_the_page_open()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var app = TestSite.Build(store, store.Settings);
        var (visitor, page) = await OpenAsync(app, store);
        using var _ = visitor;
        var wrong = await UploadAsync(visitor, page, Roster.Replace("530900,县区", "999999,县区", StringComparison.Ordinal));
        Assert.Contains("C3", wrong.Body!.TextContent);
        Assert.Equal("李文清", wrong.QuerySelector("input[name='Form.OfficeName']")!.GetAttribute("value"));
        Assert.Contains("文件是空的", (await UploadAsync(visitor, page, "")).QuerySelector("#errors")!.TextContent);
        var right = await UploadAsync(visitor, page, Roster);
        Assert.Contains("/account/password/", right.Body!.TextContent);
        await using var db = store.Open();
        Assert.Equal(["云岭市", "安平县"], await db.Units.OrderBy(unit => unit.Code).Select(unit => unit.Name).ToListAsync());
    }

    [Fact]
    public async Task Without_the_key_from_the_console_there_is_no_page()
    {
        await using var store = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        await using var app = TestSite.Build(store, store.Settings);
        var (visitor, _) = await OpenAsync(app, store);
        using var __ = visitor;
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/first-run/guessed"));
    }

    private static async Task<(Visitor Visitor, string Page)> OpenAsync(WebApplication app, TestStore store)
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        await using var db = store.Open();
        return (new Visitor(app.GetTestServer().CreateHandler(), null), (await app.Services.GetRequiredService<FirstRunKey>().MakeAsync(db))!);
    }

    private static (string, string?)[] Fields(params (string, string?)[] further) => [
        ("Form.Recipe", "chuangxian-zhengyou"), ("Form.OfficeName", "李文清"), ("Form.SystemName", "吴小川"), ("Form.SecurityName", "周敏"), ("Form.AuditName", "郑和平"), .. further];

    private static async Task<IHtmlDocument> UploadAsync(Visitor visitor, string page, string roster)
    {
        using var content = new MultipartFormDataContent();
        var form = (await visitor.PageAsync(page)).Forms.Single(one => one.QuerySelector("input[value=set-up]") is not null);
        foreach (var input in form.QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => input.Type != "file" && !Fields().Any(field => field.Item1 == input.Name)))
            content.Add(new StringContent(input.Value), input.Name!);
        foreach (var (name, value) in Fields()) content.Add(new StringContent(value!), name);
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(roster)), "Form.Roster", "units.csv");
        using var response = await visitor.Http.PostAsync(new Uri(page, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await DoneAsync(visitor, response);
    }

    private static async Task<IHtmlDocument> DoneAsync(Visitor visitor, HttpResponseMessage begun)
    {
        if (begun.StatusCode != HttpStatusCode.Redirect) return await Visitor.ReadAsync(begun);
        for (var tries = 0; tries < 2400; tries++)
        {
            var page = await visitor.PageAsync(new Uri(Visitor.Address, begun.Headers.Location!).PathAndQuery);
            if (page.QuerySelector("meta[http-equiv=refresh]") is null) return page;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("Setting up did not end.");
    }
}
