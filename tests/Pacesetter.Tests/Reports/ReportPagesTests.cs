using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Reports;

/// <summary>Every page and route of the month on the same ladder: not signed in, not in scope, not allowed, shown, refused with the reason, accepted with effect, act and redirect.</summary>
public sealed class ReportPagesTests
{
    [Fact]
    public async Task Without_signing_in_every_page_sends_to_the_door()
    {
        var (site, village, _) = await VillageAsync();
        using var nobody = site.Anonymous();
        foreach (var address in Addresses(village)) Assert.Equal(HttpStatusCode.Found, await nobody.StatusAsync(address));
    }

    [Fact]
    public async Task A_neighbour_finds_nothing_of_it()
    {
        var (site, village, task) = await VillageAsync();
        using var neighbour = await site.EnterAsync(Role.Secretary, await site.PlantAsync("王家坝村"));
        foreach (var address in Addresses(village).Where(address => address != "/desk")) Assert.Equal(HttpStatusCode.NotFound, await neighbour.StatusAsync(address));
        Assert.Equal(HttpStatusCode.NotFound, await neighbour.StatusAsync($"/api/v1/units/{village.Code}/reports/2026-10"));
        using var progress = await neighbour.Http.PutAsJsonAsync($"/api/v1/tasks/{task.Id}/progress/2026-10", new { state = "done" });
        Assert.Equal(HttpStatusCode.NotFound, progress.StatusCode);
    }

    [Fact]
    public async Task A_member_reads_but_finds_no_form_and_is_refused()
    {
        var (site, village, _) = await VillageAsync();
        using var member = await site.EnterAsync(Role.Member, village);
        var page = await member.PageAsync($"/units/{village.Code}/2026-10/report");
        Assert.DoesNotContain(page.Forms, form => form.GetAttribute("enctype") is not null);
        using var put = await member.Http.PutAsJsonAsync($"/api/v1/units/{village.Code}/reports/2026-10", new { asPlanned = true });
        Assert.Equal((HttpStatusCode.Forbidden, "accounts.not-yours"), (put.StatusCode, await CodeAsync(put)));
    }

    [Fact]
    public async Task The_secretary_hands_in_on_the_desk_and_is_sent_back_to_it()
    {
        var (site, village, task) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        var (form, state, why) = (FormOf(village, task), $"s.{task.Id:N}", $"w.{task.Id:N}");

        using var refused = await secretary.SubmitAsync("/desk", form, (state, "under-way"), (why, ""));
        var again = await Visitor.ReadAsync(refused);
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("修缮屋顶", again.QuerySelector("#errors")!.TextContent);
        Assert.True(again.QuerySelector($"input[name='{state}'][value='under-way']")!.HasAttribute("checked"));

        using var accepted = await secretary.SubmitAsync("/desk", form, (state, "under-way"), (why, "连日下雨"));
        Assert.Equal((HttpStatusCode.Found, "/desk?said=report"), (accepted.StatusCode, new Uri(Visitor.Address, accepted.Headers.Location!).PathAndQuery));
        await using var db = site.Open();
        Assert.Equal("连日下雨", (await db.TaskProgress.SingleAsync(line => line.TaskId == task.Id)).Sentence);
        var act = await db.Acts.SingleAsync(row => row.UnitId == village.Id && row.Name == "SubmitReport");
        Assert.Equal((secretary.Account!.Id, null), (act.ActorId!.Value, act.OnBehalfOf));
        Assert.Contains("连日下雨", await secretary.TextAsync($"/units/{village.Code}/2026-10/report"));
    }

    [Fact]
    public async Task Another_persons_form_is_not_taken_without_its_token()
    {
        var (site, village, task) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        using var forged = await secretary.SubmitAsync("/desk", FormOf(village, task), ("__RequestVerificationToken", null));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task The_API_reads_writes_and_tells_what_is_wrong()
    {
        var (site, village, task) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        var address = $"/api/v1/units/{village.Code}/reports/2026-10";
        var before = await secretary.Http.GetFromJsonAsync<JsonElement>(address);
        Assert.Equal(("not-due", JsonValueKind.Null), (before.GetProperty("standing").GetString(), before.GetProperty("lines")[0].GetProperty("state").ValueKind));

        using var missing = await secretary.Http.PutAsJsonAsync(address, new { lines = Array.Empty<object>() });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reports.line-missing"), (missing.StatusCode, await CodeAsync(missing)));
        using var early = await secretary.Http.PutAsJsonAsync($"/api/v1/units/{village.Code}/reports/2026-10/correction", new { lines = Array.Empty<object>(), reason = "x" });
        Assert.Equal("reports.still-open", await CodeAsync(early));
        using var put = await secretary.Http.PutAsJsonAsync(address, new { asPlanned = true });
        Assert.Equal("in-time", (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("standing").GetString());
        using var line = await secretary.Http.PutAsJsonAsync($"/api/v1/tasks/{task.Id}/progress/2026-10", new { state = "under-way", sentence = "rain" });
        Assert.Equal("under-way", (await line.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync($"/api/v1/units/{village.Code}/reports/2040-10"));
    }

    [Fact]
    public async Task A_month_plan_takes_an_added_task_with_its_quantity_on_the_page_and_is_found_over_the_API()
    {
        var (site, village, task) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        var (page, form) = ($"/units/{village.Code}/2026-11/month-plan", $"plan-{task.CampaignId}-{village.Id}-2026-11");
        (string, string?)[] typed = [("title", "清运垃圾"), ("owner", "李大山"), ("due", "2026-11-20"), ("target-unit", "车")];
        using var refused = await secretary.SubmitAsync(page, form, [.. typed, ("target", "a dozen")]);
        var again = await Visitor.ReadAsync(refused);
        Assert.Equal(("a dozen", "true", "清运垃圾"), (Attribute("target", "value"), Attribute("target", "aria-invalid"), Attribute("title", "value")));
        using var accepted = await secretary.SubmitAsync(page, form, [.. typed, ("target", "12")]);
        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        await using var db = site.Open();
        var added = await db.PlanTasks.SingleAsync(row => row.UnitId == village.Id && row.Title == "清运垃圾");
        Assert.Equal((12d, "车"), (added.Target, added.TargetUnit));
        var answer = await secretary.Http.GetFromJsonAsync<JsonElement>($"/api/v1/units/{village.Code}/month-plan/2026-11");
        Assert.Equal(added.Id, answer.GetProperty("tasks").EnumerateArray().Single().GetGuid());
        Assert.NotEqual(JsonValueKind.Null, answer.GetProperty("confirmed").ValueKind);
        using var second = await secretary.Http.PutAsJsonAsync($"/api/v1/units/{village.Code}/month-plan/2026-11", new { added = new { title = "x" } });
        Assert.Equal("plans.already-submitted", await CodeAsync(second));
        using var neighbour = await site.EnterAsync(Role.Office, await site.PlantAsync("王家坝村"));
        Assert.Equal(HttpStatusCode.NotFound, await neighbour.StatusAsync($"/api/v1/units/{village.Code}/month-plan/2026-11"));

        string? Attribute(string field, string attribute) => again.QuerySelector($"input[name={field}]")!.GetAttribute(attribute);
    }

    [Fact]
    public async Task Evidence_is_an_attachment_for_those_in_scope_and_nothing_for_others()
    {
        var (site, village, task) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        using var put = await secretary.Http.PutAsJsonAsync($"/api/v1/units/{village.Code}/reports/2026-10", new { asPlanned = true });
        var address = $"/api/v1/tasks/{task.Id}/progress/2026-10/evidence";
        using var exe = await UploadAsync(secretary, address, "MZ this program"u8.ToArray(), "roof.jpg");
        Assert.Equal("reports.file-kind", await CodeAsync(exe));
        using var big = await UploadAsync(secretary, address, [.. "%PDF-"u8, .. new byte[11 * 1024 * 1024]], "roof.pdf");
        Assert.Equal("reports.file-too-big", await CodeAsync(big));
        using var good = await UploadAsync(secretary, address, "%PDF-1.7"u8.ToArray(), "纪要.pdf");
        var id = (await good.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        using var file = await secretary.GetAsync($"/evidence/{id}");
        Assert.Equal(("attachment", "application/pdf"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        using var neighbour = await site.EnterAsync(Role.Office, await site.PlantAsync("王家坝村"));
        Assert.Equal(HttpStatusCode.NotFound, await neighbour.StatusAsync($"/evidence/{id}"));
    }

    [Fact]
    public async Task The_town_sees_who_is_missing_and_enters_for_them()
    {
        var (site, village, _) = await VillageAsync();
        await using var db = site.Open();
        var town = await (from place in db.UnitAncestors where place.UnitId == village.Id && place.Depth == 1 join unit in db.Units on place.AncestorId equals unit.Id select unit).SingleAsync();
        using var office = await site.EnterAsync(Role.Office, town);
        var (list, links) = ($"/units/{town.Code}/2026-10/reports", "td a[href*='/report']");
        Assert.Equal("代为填报", (await office.PageAsync(list)).QuerySelector(links)!.TextContent);
        Assert.Contains("您正在替", await office.TextAsync($"/units/{village.Code}/2026-10/report"));
        using var leader = await site.EnterAsync(Role.Leader, town);
        Assert.Null((await leader.PageAsync(list)).QuerySelector(links));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public async Task Every_page_speaks_both_languages_without_a_key_showing(string language)
    {
        var (site, village, _) = await VillageAsync();
        using var secretary = await site.EnterAsync(Role.Secretary, village);
        foreach (var address in Addresses(village))
            Assert.DoesNotContain("reports.", await secretary.TextAsync($"{address}{(address.Contains('?') ? '&' : '?')}lang={language}"));
    }

    private static IEnumerable<string> Addresses(Unit village) =>
        ["/desk", $"/units/{village.Code}/2026-10/report", $"/units/{village.Code}/2026-09/report", $"/units/{village.Code}/2026-10/reports", $"/units/{village.Code}/2026-11/month-plan"];

    private static string FormOf(Unit village, PlanTask task) => $"report-{task.CampaignId}-{village.Id}-2026-10";

    private static async Task<string?> CodeAsync(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();

    private static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, string address, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        form.Add(part, "file", name);
        return await visitor.Http.PutAsync(new Uri(address, UriKind.Relative), form);
    }

    /// <summary>A village of the test's own below a town with a campaign; it is the 15th of October.</summary>
    private static async Task<(TestSite Site, Unit Village, PlanTask Task)> VillageAsync()
    {
        var site = await TestSite.OnAsync();
        var town = await site.PlantAsync("李家坝镇", tier: "township");
        var village = await site.PlantAsync("李家坝村", town, "village");
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        var yaml = RecipeFiles.Text(RecipeFiles.Speech).Replace("key: chuangxian-zhengyou", "key: reports-" + village.Code.ToLowerInvariant(), StringComparison.Ordinal);
        var campaign = await scope.ServiceProvider.GetRequiredService<ApplyRecipe>().RunAsync(yaml, town.Code, new(2026, 5, 1));
        var db = scope.ServiceProvider.GetRequiredService<PacesetterDb>();
        var task = new PlanTask(campaign.Id, village.Id, 2, "修缮屋顶", Month.Of(2026, 5), Village.October, Month.Of(2026, 5)) { Owner = "李大山" };
        task.Promise(new(2026, 10, 31), null, null);
        db.PlanTasks.Add(task);
        await db.CommitAsync(new Act("AddTask", village.Id, nameof(PlanTask), task.Id));
        return (site, village, task);
    }
}
