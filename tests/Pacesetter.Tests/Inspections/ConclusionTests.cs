using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Inspections;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Inspections;

public sealed class ConclusionTests
{
    [Theory, OnBothDatabases]
    public async Task The_unit_answers_what_it_was_told_and_both_sides_see_also_what_it_said_before(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        using var secretary = await field.SecretaryAsync(field.Villages[0]);
        var visit = await HandedInAsync(field, inspector);
        Assert.Equal("inspections.not-concluded", await RefusedAsync(secretary, visit, "先说几句"));
        await Branch.CallAsync(office, "PUT", $"/visits/{visit.Id}/conclusion", new { text = "承诺要上墙" });
        Assert.Contains($"/visits/{visit.Id}", (await secretary.PageAsync("/desk")).Body!.InnerHtml, StringComparison.Ordinal);

        using (var said = await secretary.SubmitAsync($"/visits/{visit.Id}", "reply", ("reply", "当天正在换公开栏"))) Assert.Equal(HttpStatusCode.Found, said.StatusCode);
        Assert.DoesNotContain($"/visits/{visit.Id}", (await secretary.PageAsync("/desk")).Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal("inspections.reply-same", await RefusedAsync(secretary, visit, "当天正在换公开栏"));
        using (var amended = await secretary.SubmitAsync($"/visits/{visit.Id}", "reply", ("reply", "当天正在换，次日贴好"))) Assert.Equal(HttpStatusCode.Found, amended.StatusCode);
        foreach (var reader in (Visitor[])[office, inspector, secretary])
        {
            var page = await reader.TextAsync($"/visits/{visit.Id}");
            Assert.All(["承诺要上墙", "当天正在换，次日贴好", "当天正在换公开栏", "王建国"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        }
        var replies = (await Branch.CallAsync(office, "GET", $"/visits/{visit.Id}")).GetProperty("replies");
        Assert.Equal((2, "当天正在换，次日贴好"), (replies.GetArrayLength(), replies[1].GetProperty("text").GetString()));
        Assert.Contains("单位已说明", await office.TextAsync($"/inspections/{visit.InspectionId}"), StringComparison.Ordinal);
        await using var db = field.Site.Open();
        var acts = await db.Acts.Where(act => act.Name == "ReplyToConclusion" && act.UnitId == field.Villages[0].Id).OrderBy(act => act.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([null, "{\"text\":\"当天正在换公开栏\"}"], acts.Select(act => act.Before is null ? null : System.Text.RegularExpressions.Regex.Unescape(act.Before)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_who_inspected_answers_for_the_unit(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        using var township = await field.Site.EnterAsync(Role.Office, field.Townships[0]);
        using var elsewhere = await field.SecretaryAsync(field.Villages[1]);
        var visit = await HandedInAsync(field, inspector);
        await Branch.CallAsync(office, "PUT", $"/visits/{visit.Id}/conclusion", new { text = "承诺要上墙" });
        Assert.Equal("accounts.not-yours", await RefusedAsync(office, visit, "没有意见", HttpStatusCode.Forbidden));
        Assert.Equal("accounts.not-yours", await RefusedAsync(inspector, visit, "没有意见", HttpStatusCode.Forbidden));
        await Branch.CallAsync(elsewhere, "PUT", $"/visits/{visit.Id}/reply", new { text = "没有意见" }, HttpStatusCode.NotFound);
        Assert.DoesNotContain("name=\"reply\"", (await office.PageAsync($"/visits/{visit.Id}")).Body!.InnerHtml, StringComparison.Ordinal);
        // The township answers for a village without a computer; the act says so.
        await Branch.CallAsync(township, "PUT", $"/visits/{visit.Id}/reply", new { text = "村里没有电脑，代为说明：属实" });
        await using var db = field.Site.Open();
        Assert.Equal(field.Villages[0].Name, (await db.Acts.SingleAsync(act => act.Name == "ReplyToConclusion" && act.UnitId == field.Villages[0].Id, TestContext.Current.CancellationToken)).OnBehalfOf);
    }

    [Fact]
    public async Task An_answer_can_be_amended_a_few_times_and_not_without_end()
    {
        var field = await Field.PlantAsync(DatabaseKind.Sqlite);
        using var inspector = await field.InspectorAsync();
        var visit = await HandedInAsync(field, inspector);
        var at = visit.HandedIn!.At;
        visit.Conclude("承诺要上墙", 1, at);
        Assert.Equal("inspections.own-conclusion", Code(() => visit.Reply("属实", (1, "李文清"), at)));
        Assert.Equal("inspections.reply-missing", Code(() => visit.Reply(" ", (2, "王建国"), at)));
        Assert.Equal("inspections.text-long", Code(() => visit.Reply(new string('长', Visit.ReplyLength + 1), (2, "王建国"), at)));
        for (var i = 0; i < Visit.MostReplies; i++) visit.Reply($"第{i}次", (2, "王建国"), at.AddDays(i));
        Assert.Equal("inspections.replies-many", Code(() => visit.Reply("再改", (2, "王建国"), at)));
        Assert.Equal((Visit.MostReplies, "第0次"), (visit.Replies.Count, visit.Replies[0].Text));
    }

    private static async Task<Visit> HandedInAsync(Field field, Visitor inspector)
    {
        var visit = await field.VisitAsync(await field.AnnouncedAsync(), field.Villages[0], inspector, begun: true);
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/paper", new { answers = new object[] { new { question = 0, grade = "met", seen = "有" }, new { question = 1, grade = "not", seen = "没有" } }, handIn = true });
        await using var db = field.Site.Open();
        return await db.Visits.AsNoTracking().SingleAsync(row => row.Id == visit.Id);
    }

    private static async Task<string?> RefusedAsync(Visitor visitor, Visit visit, string text, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
        (await Branch.CallAsync(visitor, "PUT", $"/visits/{visit.Id}/reply", new { text }, status)).GetProperty("code").GetString();

    private static string Code(Action act) => Assert.Throws<BrokenRule>(act).Code;
}
