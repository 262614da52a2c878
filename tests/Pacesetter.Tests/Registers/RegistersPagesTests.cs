using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Registers;

public sealed class RegistersPagesTests
{
    private static readonly string[] ForAll = ["registers", "registers/village-venues", "registers/village-venues?own=yes", "registers/village-venues?closed=yes", "registers/pairings"];
    private static readonly string[] ForWriters = ["registers/village-venues/new", "registers/pairings/new", "registers/member-posts/new", "registers/village-venues/import"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_page_a_member_reads_and_the_secretary_writes(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        var entry = await hall.VenueAsync(secretary);
        using var stranger = await hall.Town.Site.EnterAsync(Role.Office, hall.Town.Other);
        using var member = await hall.Town.Site.EnterAsync(Role.Member, hall.Village);
        foreach (var page in ForAll.Concat(ForWriters).Select(page => hall.Page(page)).Concat([entry, entry + "/change"]))
        {
            var writes = page.EndsWith("/new", StringComparison.Ordinal) || page.EndsWith("/import", StringComparison.Ordinal) || page.EndsWith("/change", StringComparison.Ordinal);
            Assert.Equal((page, HttpStatusCode.NotFound), (page, await stranger.StatusAsync(page)));
            Assert.Equal((page, writes ? HttpStatusCode.NotFound : HttpStatusCode.OK), (page, await member.StatusAsync(page)));
            Assert.Equal((page, HttpStatusCode.OK), (page, await secretary.StatusAsync(page)));
            var english = await secretary.TextAsync(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "lang=en");
            Assert.DoesNotContain("registers.", english, StringComparison.Ordinal);
            await secretary.StatusAsync(hall.Page("registers") + "?lang=zh");
        }
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(hall.Page("registers/village-venues/export")));
        Assert.Equal(HttpStatusCode.OK, await member.StatusAsync(hall.Page("registers/village-venues/export")));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(hall.Page("registers/nothing")));
        using var towns = await hall.Town.SecretaryAsync();
        Assert.Equal(HttpStatusCode.NotFound, await towns.StatusAsync(hall.Page("registers/village-venues/new", hall.Town.Own)));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_village_enters_is_counted_and_added_up_above_it(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        await hall.VenueAsync(secretary, "党群活动室", "120", ("funds", "8.5"), ("keeper", hall.Members[0].Number));
        await hall.VenueAsync(secretary, "老年食堂", "1,100");
        using var office = await hall.Town.OfficeAboveAsync();
        var county = await office.PageAsync(hall.Page("registers/village-venues", hall.Town.County));
        Assert.Equal(["2", "1,220平方米", "8.5万元"], county.QuerySelectorAll(".figure .v").Select(figure => string.Concat(figure.TextContent.Where(sign => !char.IsWhiteSpace(sign)))));
        var row = county.QuerySelectorAll("tbody tr").First(one => one.TextContent.Contains("党群活动室", StringComparison.Ordinal));
        Assert.Contains($"{hall.Members[0].Name}（岗位1）", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("李家坝村", row.TextContent, StringComparison.Ordinal);
        var below = county.QuerySelectorAll("tbody th a").Single(link => link.TextContent == "李家坝镇").ParentElement!.ParentElement!;
        Assert.Contains("1,220", below.TextContent, StringComparison.Ordinal);
        // Months before know nothing of it.
        Assert.DoesNotContain("党群活动室", await office.TextAsync(hall.Page("registers/village-venues", hall.Town.County, "2026-09")), StringComparison.Ordinal);
        using var beside = await hall.Town.Site.EnterAsync(Role.Office, hall.Town.Other);
        Assert.DoesNotContain("党群活动室", await beside.TextAsync(hall.Page("registers/village-venues", hall.Town.Other)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_mistake_is_told_at_its_field_and_keeps_what_was_typed(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        using var refused = await secretary.SubmitAsync(hall.Page("registers/village-venues/new"), "entry", ("name", "党群活动室"), ("way", "new"), ("area", "很大"), ("functions", "开会"), ("Since", "2027-01-01"));
        var page = await Visitor.ReadAsync(refused);
        Assert.Equal("true", page.GetElementById("area")!.GetAttribute("aria-invalid"));
        Assert.Equal("开会", page.GetElementById("functions")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#errors a[href='#area']"));
        using var ahead = await secretary.SubmitAsync(hall.Page("registers/village-venues/new"), "entry", ("name", "党群活动室"), ("way", "new"), ("area", "100"), ("Since", "2027-01-01"));
        Assert.NotNull((await Visitor.ReadAsync(ahead)).QuerySelector("#errors a[href='#Since']"));
        await hall.VenueAsync(secretary);
        using var twice = await secretary.SubmitAsync(hall.Page("registers/village-venues/new"), "entry", ("name", "党群活动室"), ("way", "new"), ("area", "100"));
        Assert.Contains("已经在册", (await Visitor.ReadAsync(twice)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_partner_is_named_by_code_or_full_name_and_its_name_is_not_asked_again(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        using var saved = await secretary.SubmitAsync(hall.Page("registers/pairings/new"), "entry", ("partner", hall.Town.Other.Code), ("form", "service"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("王家坝镇", await secretary.TextAsync(hall.Page("registers/pairings")), StringComparison.Ordinal);
        using var unknown = await secretary.SubmitAsync(hall.Page("registers/pairings/new"), "entry", ("partner", "没有的单位"), ("form", "service"));
        Assert.Contains("没有或不止一个单位", (await Visitor.ReadAsync(unknown)).Body!.TextContent, StringComparison.Ordinal);
        // The same name under another head is nobody here.
        var foreign = await hall.Town.Site.PlantAsync("远方局");
        using var outside = await secretary.SubmitAsync(hall.Page("registers/pairings/new"), "entry", ("partner", foreign.Code), ("form", "service"));
        Assert.Equal(HttpStatusCode.OK, outside.StatusCode);
        using var ours = await secretary.SubmitAsync(hall.Page("registers/member-posts/new"), "entry", ("holder", hall.Members[1].Number), ("post", "order"), ("duty", "调解邻里纠纷"));
        Assert.Equal(HttpStatusCode.Found, ours.StatusCode);
        Assert.Contains($"{hall.Members[1].Name}（岗位2）", await secretary.TextAsync(hall.Page("registers/member-posts")), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_is_changed_and_closed_with_everything_on_record(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        var entry = await hall.VenueAsync(secretary);
        using var office = await hall.Town.OfficeAboveAsync();
        using var changed = await office.SubmitAsync(entry + "/change", "entry", ("area", "150"));
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        var page = await secretary.TextAsync(entry);
        Assert.Contains("120", page, StringComparison.Ordinal);
        Assert.Contains("150", page, StringComparison.Ordinal);
        Assert.Contains("（代 李家坝村）", page, StringComparison.Ordinal);
        using var stale = await secretary.SubmitAsync(entry + "/change", "entry", ("area", "160"), ("revision", "0"));
        Assert.Equal(HttpStatusCode.OK, stale.StatusCode);

        using var silent = await secretary.SubmitAsync(entry, "close", ("reason", " "));
        Assert.Contains("写明停用原因", (await Visitor.ReadAsync(silent)).Body!.TextContent, StringComparison.Ordinal);
        using var closed = await secretary.SubmitAsync(entry, "close", ("day", "2026-10-15"), ("reason", "迁入新址"));
        Assert.Equal(HttpStatusCode.Found, closed.StatusCode);
        Assert.DoesNotContain("党群活动室", await secretary.TextAsync(hall.Page("registers/village-venues")), StringComparison.Ordinal);
        Assert.Contains("党群活动室", await secretary.TextAsync(hall.Page("registers/village-venues?closed=yes")), StringComparison.Ordinal);
        Assert.Contains("迁入新址", await secretary.TextAsync(entry), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(entry + "/change"));
        await using var db = hall.Town.Site.Open();
        Assert.Equal(["AddEntry", "ChangeEntry", "CloseEntry"], await db.Acts.Where(act => act.UnitId == hall.Village.Id && act.ObjectKind == "RegisterEntry").OrderBy(act => act.Id).Select(act => act.Name).ToListAsync(Stop));
    }
}
