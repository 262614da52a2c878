using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;

namespace Pacesetter.Tests.Directives;

public sealed class DirectiveRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task From_the_draft_to_the_last_receipt(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var (town, office) = (desk.Town, desk.Office);
        using var secretary = await town.SecretaryAsync();
        var id = await desk.DirectiveAsync();
        await Branch.CallAsync(secretary, "GET", $"/directives/{id}", expected: HttpStatusCode.NotFound);
        await Desk.RefusedAsync(office, "PUT", $"/directives/{id}/check", null, "directives.own-text");
        await Desk.RefusedAsync(office, "PUT", $"/directives/{id}/issue", new { mark = "青创先发" }, "directives.not-signed");
        await Branch.CallAsync(desk.Leader, "PUT", $"/directives/{id}/check");
        await Branch.CallAsync(office, "PUT", $"/directives/{id}/signature", expected: HttpStatusCode.Forbidden);
        await Branch.CallAsync(desk.Leader, "PUT", $"/directives/{id}/signature");
        var issued = await Branch.CallAsync(office, "PUT", $"/directives/{id}/issue", new { mark = "青创先发" });
        Assert.Equal(("青创先发〔2026〕1号", 2), (issued.GetProperty("number").GetString(), issued.GetProperty("units").GetInt32()));

        // The office that sent it cannot say that it has arrived.
        await Branch.CallAsync(office, "PUT", $"/directives/{id}/receipts/{town.Own.Code}", expected: HttpStatusCode.Forbidden);
        Assert.Contains("签收《关于推行党员承诺制的意见》", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
        await Branch.CallAsync(secretary, "PUT", $"/directives/{id}/receipts/{town.Own.Code}");
        Assert.DoesNotContain("签收《", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
        await Branch.CallAsync(secretary, "PUT", $"/directives/{id}/receipts/{town.Other.Code}", expected: HttpStatusCode.UnprocessableEntity);

        var receipts = await Branch.CallAsync(office, "GET", $"/directives/{id}/receipts?unread=true");
        Assert.Equal((2, 1, town.Other.Code), (receipts.GetProperty("total").GetInt32(), receipts.GetProperty("unread").GetInt32(), receipts.GetProperty("receipts")[0].GetProperty("unit").GetString()));
        // A town sees its own receipt alone.
        Assert.Equal(1, (await Branch.CallAsync(secretary, "GET", $"/directives/{id}/receipts")).GetProperty("total").GetInt32());
        await using var db = town.Site.Open();
        Assert.Equal(["DraftDirective", "CheckDirective", "SignDirective", "IssueDirective", "SignReceipt"], await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_not_signed_is_reminded_once_a_week(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var id = await desk.DirectiveAsync(mark: "青创先发");
        Assert.Equal(2, (await Branch.CallAsync(desk.Office, "POST", $"/directives/{id}/reminders", new { })).GetProperty("reminded").GetInt32());
        Assert.Equal(0, (await Branch.CallAsync(desk.Office, "POST", $"/directives/{id}/reminders", new { })).GetProperty("reminded").GetInt32());
        await Desk.RefusedAsync(desk.Office, "POST", $"/directives/{id}/reminders", new { unit = desk.Town.Own.Code }, "directives.reminded-already");
        using var secretary = await desk.Town.SecretaryAsync();
        await Branch.CallAsync(secretary, "POST", $"/directives/{id}/reminders", new { }, HttpStatusCode.Forbidden);
        await using var db = desk.Town.Site.Open();
        var key = Guid.Parse(id);
        Assert.Equal(2, await db.DirectiveReminders.CountAsync(row => row.DirectiveId == key));
    }

    [Theory, OnBothDatabases]
    public async Task Opinions_are_given_by_the_units_asked_before_it_is_checked(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var (town, id) = (desk.Town, await desk.DirectiveAsync());
        using var secretary = await town.SecretaryAsync();
        using var other = await town.Site.EnterAsync(Role.Secretary, town.Other, "周明远");
        await Desk.RefusedAsync(desk.Office, "PUT", $"/directives/{id}/seeking", new { units = new[] { "T-none" }, until = "2026-10-21" }, "directives.asked-unknown");
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{id}/seeking", new { units = new[] { town.Own.Code }, until = "2026-10-21" });
        await Desk.RefusedAsync(desk.Leader, "PUT", $"/directives/{id}/check", null, "directives.opinions-open");
        Assert.Contains("回复征求意见", await secretary.TextAsync("/desk"), StringComparison.Ordinal);
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{id}/opinions/{town.Own.Code}", new { agrees = true }, HttpStatusCode.Forbidden);
        await Branch.CallAsync(other, "PUT", $"/directives/{id}/opinions/{town.Own.Code}", new { agrees = true }, HttpStatusCode.NotFound);
        await Desk.RefusedAsync(secretary, "PUT", $"/directives/{id}/opinions/{town.Own.Code}", new { agrees = false }, "directives.remarks-missing");
        await Branch.CallAsync(secretary, "PUT", $"/directives/{id}/opinions/{town.Own.Code}", new { agrees = false, remarks = "秋收时节，请缓一周" });
        Assert.Contains("秋收时节", await desk.Office.TextAsync($"/directives/{id}"), StringComparison.Ordinal);
        await Branch.CallAsync(desk.Leader, "PUT", $"/directives/{id}/check");
    }

    [Theory, OnBothDatabases]
    public async Task The_cost_is_known_before_it_is_issued_and_what_is_asked_twice_is_named(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        await desk.DirectiveAsync(mark: "青创先发");
        await Desk.RefusedAsync(desk.Office, "POST", $"/units/{desk.Town.County.Code}/directives", new { kind = "notice", title = "通知", body = "报数", asked = new[] { new { name = "党员人数" } }, due = "2026-10-28" }, "directives.thing-empty");
        var id = await desk.DirectiveAsync(body: new { kind = "notice", title = "关于报送照片的通知", body = "请报送。", asked = new object[] { new { name = "公示栏照片", attachments = 1 }, new { name = "党员人数", fields = 1 } }, due = "2026-10-28" });
        var cost = await Branch.CallAsync(desk.Office, "GET", $"/directives/{id}/cost");
        Assert.Equal((2, 1, 1, 2), (cost.GetProperty("units").GetInt32(), cost.GetProperty("fields").GetInt32(), cost.GetProperty("attachments").GetInt32(), cost.GetProperty("minutesOnce").GetInt32()));
        var twice = cost.GetProperty("askedAlready").EnumerateArray().Select(one => (one.GetProperty("thing").GetString(), one.GetProperty("name").GetString(), one.GetProperty("units").GetInt32()));
        Assert.Equal([("党员人数", "党员人数", 2), ("公示栏照片", "承诺公示栏照片", 2)], twice);
    }

    [Theory, OnBothDatabases]
    public async Task A_town_refines_what_it_received_and_the_chain_is_seen_from_both_ends(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var town = desk.Town;
        var above = await desk.DirectiveAsync(mark: "青创先发");
        var village = await town.Site.PlantAsync("李家坝村", town.Own, "village");
        using var secretary = await town.SecretaryAsync();
        using var second = await town.Site.EnterAsync(Role.Leader, town.Own, "罗建国");
        await Desk.RefusedAsync(secretary, "POST", $"/units/{town.Own.Code}/directives", new { kind = "notice", title = "细化", body = "照办", refines = Guid.CreateVersion7() }, "directives.refines-unknown");
        var made = await Branch.CallAsync(secretary, "POST", $"/units/{town.Own.Code}/directives", new { kind = "notice", title = "关于落实承诺制的通知", body = "照办", refines = above }, HttpStatusCode.Created);
        var below = made.GetProperty("id").GetString()!;
        await Branch.CallAsync(second, "PUT", $"/directives/{below}/check");
        await Branch.CallAsync(second, "PUT", $"/directives/{below}/signature");
        Assert.Equal(1, (await Branch.CallAsync(secretary, "PUT", $"/directives/{below}/issue", new { mark = "李创发" })).GetProperty("units").GetInt32());
        Assert.Contains("关于落实承诺制的通知", await desk.Office.TextAsync($"/directives/{above}"), StringComparison.Ordinal);
        Assert.Contains("关于推行党员承诺制的意见", await secretary.TextAsync($"/directives/{below}"), StringComparison.Ordinal);
        using var reader = await town.Site.EnterAsync(Role.Secretary, village, "李文清");
        // The village received the town's version, not the county's.
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await reader.StatusAsync($"/directives/{below}"), await reader.StatusAsync($"/directives/{above}")));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_replaced_keeps_its_line_in_the_register(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var (old, now) = (await desk.DirectiveAsync(mark: "青创先发"), await desk.DirectiveAsync(mark: "青创先发"));
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{old}/ending", new { reason = "有新文", by = now });
        var register = await Branch.CallAsync(desk.Office, "GET", $"/units/{desk.Town.County.Code}/directives/register");
        Assert.Equal([("青创先发〔2026〕1号", "superseded"), ("青创先发〔2026〕2号", "issued")], register.GetProperty("directives").EnumerateArray().Select(one => (one.GetProperty("number").GetString(), one.GetProperty("state").GetString())));
        await Desk.RefusedAsync(desk.Office, "POST", $"/directives/{old}/reminders", new { }, "directives.not-in-force");
    }

    [Theory, OnBothDatabases]
    public async Task A_report_goes_to_the_unit_right_above(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        var town = desk.Town;
        using var secretary = await town.SecretaryAsync();
        using var second = await town.Site.EnterAsync(Role.Leader, town.Own, "罗建国");
        var id = (await Branch.CallAsync(secretary, "POST", $"/units/{town.Own.Code}/directives", new { kind = "report", title = "关于承诺制的报告", body = "已经推行。" }, HttpStatusCode.Created)).GetProperty("id").GetString();
        await Branch.CallAsync(second, "PUT", $"/directives/{id}/check");
        await Branch.CallAsync(second, "PUT", $"/directives/{id}/signature");
        await Branch.CallAsync(secretary, "PUT", $"/directives/{id}/issue", new { mark = "李创发" });
        Assert.Contains("签收《关于承诺制的报告》", await desk.Office.TextAsync("/desk"), StringComparison.Ordinal);
        await Branch.CallAsync(desk.Office, "PUT", $"/directives/{id}/receipts/{town.County.Code}");
    }
}
