using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Units;

public sealed class PeoplePagesTests
{
    private static readonly string[] Pages = ["people", "people/history", "people/edit", "people/open", "people/move", "people/import", "people/members/new"];

    [Theory, OnBothDatabases]
    public async Task Each_page_is_shown_to_the_office_above_and_hidden_from_a_foreign_one(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("安平县");
        var village = await site.PlantAsync("松林村", county, "village");
        var office = await site.EnterAsync(Role.Office, county);
        var foreign = await site.EnterAsync(Role.Office, await site.PlantAsync("柳河县"));
        foreach (var page in Pages)
        {
            Assert.Equal((page, HttpStatusCode.OK), (page, await office.StatusAsync($"/units/{village.Code}/2026-10/{page}")));
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await foreign.StatusAsync($"/units/{village.Code}/2026-10/{page}")));
        }
        Assert.Contains("松林村", await office.TextAsync($"/units/{county.Code}/2026-10/people"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_office_finds_the_pages_that_change()
    {
        var site = await TestSite.OnAsync();
        var village = await site.PlantAsync("松林村", tier: "village");
        var secretary = await site.EnterAsync(Role.Secretary, village);
        Assert.Equal(HttpStatusCode.OK, await secretary.StatusAsync($"/units/{village.Code}/2026-10/people"));
        foreach (var page in Pages[2..]) Assert.Equal((page, HttpStatusCode.NotFound), (page, await secretary.StatusAsync($"/units/{village.Code}/2026-10/{page}")));
        var own = await site.EnterAsync(Role.Office, village);
        Assert.Equal(HttpStatusCode.NotFound, await own.StatusAsync($"/units/{village.Code}/2026-10/people/move"));
        using var renamed = await own.Http.PutAsJsonAsync($"/api/v1/units/{village.Code}/name", new { name = "大松林" });
        Assert.Equal(HttpStatusCode.Forbidden, renamed.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_is_opened_renamed_moved_and_closed_on_pages(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var city = await site.PlantAsync("云岭市", tier: "city");
        var (first, second) = (await site.PlantAsync("安平县", city), await site.PlantAsync("柳河县", city));
        var office = await site.EnterAsync(Role.Office, city);
        var code = $"N{first.Code}";
        using var opened = await office.SubmitAsync($"/units/{first.Code}/2026-10/people/open", "open", ("name", "新村"), ("newCode", code), ("tier", "village"));
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
        using var again = await office.SubmitAsync($"/units/{first.Code}/2026-10/people/open", "open", ("name", "新村"), ("newCode", code), ("tier", "village"));
        Assert.Contains(code, (await Visitor.ReadAsync(again)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using var renamed = await office.SubmitAsync($"/units/{code}/2026-10/people/edit", "rename", ("name", "新新村"));
        Assert.Equal(HttpStatusCode.Redirect, renamed.StatusCode);
        var preview = await office.TextAsync($"/units/{code}/2026-10/people/move?to={second.Code}&from=2026-12");
        Assert.Contains("柳河县", preview, StringComparison.Ordinal);
        using var moved = await office.SubmitAsync($"/units/{code}/2026-10/people/move?to={second.Code}&from=2026-12", "move", ("reason", "区划调整"));
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        using var closed = await office.SubmitAsync($"/units/{code}/2026-10/people/edit", "close", ("from", "2027-02"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);

        await using var db = site.Open();
        var unit = await db.Units.SingleAsync(row => row.Code == code);
        Assert.Equal(("新新村", Month.Of(2027, 2)), (unit.Name, unit.ClosedFrom));
        var acts = await db.Acts.Where(act => act.ObjectId == code).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync();
        Assert.Equal(["OpenUnit", "RenameUnit", "MoveUnit", "CloseUnit"], acts);
        Assert.Contains("区划调整", await office.TextAsync($"/units/{code}/2026-10/people/history"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_member_is_entered_changed_and_transferred(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("安平县");
        var (here, there) = (await site.PlantAsync("松林村", county, "village"), await site.PlantAsync("河湾村", county, "village"));
        var office = await site.EnterAsync(Role.Office, county);
        var number = $"D{here.Code}";
        using var added = await office.SubmitAsync($"/units/{here.Code}/2026-10/people/members/new", "member", ("name", "王秀兰"), ("newNumber", number));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        using var changed = await office.SubmitAsync($"/units/{here.Code}/2026-10/people/members/{number}", "member", ("post", "村医"), ("mobile", "true"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        using var past = await office.SubmitAsync($"/units/{here.Code}/2026-10/people/members/{number}?to={there.Code}", "transfer", ("from", "2026-01"));
        Assert.NotNull((await Visitor.ReadAsync(past)).QuerySelector("#errors"));
        using var transferred = await office.SubmitAsync($"/units/{here.Code}/2026-10/people/members/{number}?to={there.Code}", "transfer", ("from", "2026-11"));
        Assert.Equal(HttpStatusCode.Redirect, transferred.StatusCode);
        Assert.Contains("王秀兰", await office.TextAsync($"/units/{here.Code}/2026-10/people"), StringComparison.Ordinal);
        Assert.DoesNotContain("王秀兰", await office.TextAsync($"/units/{here.Code}/2026-11/people"), StringComparison.Ordinal);
        Assert.Contains("村医", await office.TextAsync($"/units/{there.Code}/2026-11/people"), StringComparison.Ordinal);
        Assert.Contains("王秀兰", await office.TextAsync("/search?q=王秀"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_roster_is_looked_through_before_it_is_imported(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("安平县");
        var office = await site.EnterAsync(Role.Office, county);
        var address = $"/units/{county.Code}/2026-10/people/import";
        var bad = await UploadAsync(office, address, $"code,name,parent,tier\nB{county.Code},坏村,nowhere,village");
        Assert.Contains("units!C2", bad, StringComparison.Ordinal);
        var looked = await UploadAsync(office, address, $"code,name,parent,tier\nG{county.Code},好村,{county.Code},village");
        Assert.Contains("好村", looked, StringComparison.Ordinal);
        await using var db = site.Open();
        Assert.False(await db.Units.AnyAsync(unit => unit.Code == $"G{county.Code}"));
        using var agreed = await office.SubmitAsync(last!, "write");
        Assert.Equal(HttpStatusCode.Redirect, agreed.StatusCode);
        await DoneAsync(office, last!);
        Assert.True(await db.Units.AnyAsync(unit => unit.Code == $"G{county.Code}"));
        var foreign = await site.EnterAsync(Role.Office, await site.PlantAsync("柳河县"));
        Assert.Equal(HttpStatusCode.NotFound, await foreign.StatusAsync(last!));
    }

    [Theory, OnBothDatabases]
    public async Task The_tree_can_be_read_and_changed_over_the_interface(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("安平县");
        foreach (var name in (string[])["甲村", "乙村", "丙村"]) await site.PlantAsync(name, county, "village");
        var office = await site.EnterAsync(Role.Office, county);
        var page = await office.Http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{county.Code}/children?month=2026-10&limit=2");
        Assert.Equal(2, page.GetProperty("children").GetArrayLength());
        var rest = await office.Http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{county.Code}/children?month=2026-10&limit=2&after={page.GetProperty("next").GetString()}");
        Assert.Equal(1, rest.GetProperty("children").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
        using var refused = await office.Http.PostAsJsonAsync($"/api/v1/units/{county.Code}/children", new { code = "a/b", name = "x", tier = "village" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("units.code-signs", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        using var made = await office.Http.PostAsJsonAsync($"/api/v1/units/{county.Code}/children", new { code = $"X{county.Code}", name = "丁村", tier = "village" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var some = await office.Http.GetFromJsonAsync<JsonElement>("/api/v1/units?q=村&limit=2");
        var more = await office.Http.GetFromJsonAsync<JsonElement>($"/api/v1/units?q=村&limit=2&after={Uri.EscapeDataString(some.GetProperty("next").GetString()!)}");
        Assert.Equal((2, 2, JsonValueKind.Null), (some.GetProperty("units").GetArrayLength(), more.GetProperty("units").GetArrayLength(), more.GetProperty("next").ValueKind));
        var found = await office.Http.GetFromJsonAsync<JsonElement>("/api/v1/units?q=丁村");
        Assert.Equal($"X{county.Code}", found.GetProperty("units")[0].GetProperty("code").GetString());
        using var csv = await office.GetAsync($"/units/{county.Code}/roster/units.csv");
        Assert.Contains("丁村", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_overwrites_over_the_interface_what_they_have_not_seen(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("安平县");
        var village = await site.PlantAsync("甲村", county, "village");
        var office = await site.EnterAsync(Role.Office, county);
        var number = $"E{village.Code}";
        using (await office.Http.PostAsJsonAsync($"/api/v1/units/{village.Code}/members", new { number, name = "王秀兰" })) { }
        foreach (var (address, change, body) in (((string, string, object)[])[($"units/{village.Code}", "/name", new { name = "乙村" }), ($"members/{number}", "", new { name = "王秀英" })]))
        {
            using var seen = await office.GetAsync($"/api/v1/{address}");
            var tag = seen.Headers.ETag!.ToString();
            using var first = await PutAsync(office, $"/api/v1/{address}{change}", body, tag);
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            Assert.NotEqual(tag, first.Headers.ETag!.ToString());
            using var second = await PutAsync(office, $"/api/v1/{address}{change}", body, tag);
            Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
            using var third = await PutAsync(office, $"/api/v1/{address}{change}", body, first.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.OK, third.StatusCode);
        }
        await using var one = site.Open();
        await using var other = site.Open();
        var (mine, theirs) = (await one.Units.SingleAsync(unit => unit.Id == village.Id), await other.Units.SingleAsync(unit => unit.Id == village.Id));
        mine.Rename("丙村");
        theirs.Rename("丁村");
        await one.CommitAsync(new Domain.Acts.Act("RenameUnit", village.Id, "Unit", village.Code));
        Assert.Equal("acts.changed-meanwhile", (await Assert.ThrowsAsync<BrokenRule>(() => other.CommitAsync(new Domain.Acts.Act("RenameUnit", village.Id, "Unit", village.Code)))).Code);
    }

    private static async Task<HttpResponseMessage> PutAsync(Visitor visitor, string address, object body, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(address, UriKind.Relative)) { Content = JsonContent.Create(body) };
        request.Headers.Add("If-Match", tag);
        return await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_with_six_thousand_units_below_is_shown_page_by_page(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("大县");
        var office = await site.EnterAsync(Role.Office, county);
        var lines = string.Concat(Enumerable.Range(1, 6000).Select(i => $"\nV{county.Code}-{i:0000},第{i}村,{county.Code},village"));
        await UploadAsync(office, $"/units/{county.Code}/2026-10/people/import", "code,name,parent,tier" + lines);
        using var agreed = await office.SubmitAsync(last!, "write");
        await DoneAsync(office, last!);
        var page = await office.PageAsync($"/units/{county.Code}/2026-10/people");
        Assert.Equal("第1村", page.QuerySelector("tbody th")!.TextContent.Trim());
        Assert.Equal(50, page.QuerySelectorAll("tbody tr").Length);
        page = await office.PageAsync(new Uri(Visitor.Address, page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!).PathAndQuery);
        Assert.Equal("第51村", page.QuerySelector("tbody th")!.TextContent.Trim());
    }

    private string? last;

    private async Task<string> UploadAsync(Visitor visitor, string address, string csv)
    {
        var page = await visitor.PageAsync(address);
        using var content = new MultipartFormDataContent();
        foreach (var name in (string[])["_handler", "__RequestVerificationToken"])
            content.Add(new StringContent(page.QuerySelector($"form[enctype] input[name={name}]")!.GetAttribute("value")!), name);
        content.Add(new StringContent("units"), "kind");
        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "units.csv");
        using var response = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        last = new Uri(Visitor.Address, response.Headers.Location!).PathAndQuery;
        return await DoneAsync(visitor, last);
    }

    private static async Task<string> DoneAsync(Visitor visitor, string address)
    {
        for (var tries = 0; tries < 2400; tries++)
        {
            var page = await visitor.PageAsync(address);
            if (page.QuerySelector("meta[http-equiv=refresh]") is null) return page.QuerySelector("main")!.TextContent;
            await Task.Delay(50);
        }
        throw new TimeoutException("The import did not end.");
    }
}
