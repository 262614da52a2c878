using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Inspections;

public sealed class InspectionRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task An_office_plans_announces_and_draws_and_anybody_can_check_the_draw_in_the_end(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        using var secretary = await field.SecretaryAsync(field.Villages[0]);
        await RefusedAsync(secretary, "POST", $"/units/{field.Villages[0].Code}/inspections", Request(), "accounts.not-yours", HttpStatusCode.Forbidden);
        var made = await Branch.CallAsync(office, "POST", $"/units/{field.County.Code}/inspections", Request(), HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        Assert.Equal("draft", made.GetProperty("state").GetString());
        await Branch.CallAsync(secretary, "GET", $"/inspections/{id}", null, HttpStatusCode.NotFound);
        await RefusedAsync(office, "POST", $"/inspections/{id}/draws", Freeze(), "inspections.not-announced");
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/announcement");
        Assert.Equal("running", (await Branch.CallAsync(secretary, "GET", $"/inspections/{id}")).GetProperty("state").GetString());

        await RefusedAsync(office, "POST", $"/inspections/{id}/draws", new { source = "上证综指收盘", day = "2026-10-14" }, "inspections.value-known");
        var frozen = Round(await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze()));
        Assert.Equal((1, 10 - 1, JsonValueKind.Null), (frozen.GetProperty("round").GetInt32(), frozen.GetProperty("units").GetInt32(), frozen.GetProperty("seal").ValueKind));
        await Branch.CallAsync(office, "GET", $"/inspections/{id}/draws/1/certificate", null, HttpStatusCode.NotFound);
        await RefusedAsync(office, "POST", $"/inspections/{id}/draws", Freeze("再来"), "inspections.draw-waiting");
        var drawn = Round(await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "3,251.78" }));
        var visits = (await Branch.CallAsync(inspector, "GET", $"/inspections/{id}/visits")).GetProperty("visits");
        Assert.Equal(5, visits.GetArrayLength());

        Assert.Equal(0, (await Branch.CallAsync(secretary, "GET", $"/inspections/{id}/visits")).GetProperty("visits").GetArrayLength());
        await Branch.CallAsync(secretary, "GET", $"/inspections/{id}/draws/1/certificate", null, HttpStatusCode.NotFound);
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/ending");
        var file = await secretary.Http.GetByteArrayAsync(new Uri($"/inspections/{id}/draws/1/certificate", UriKind.Relative), TestContext.Current.CancellationToken);
        var certificate = Certificate.Verify(file).Certificate!;
        Assert.Equal((drawn.GetProperty("seal").GetString(), frozen.GetProperty("frame").GetString()), (certificate.Seal, certificate.Frame.Hash));
        Assert.Equal(visits.EnumerateArray().Select(visit => visit.GetProperty("unit").GetString()).Order(), certificate.Drawn.Select(one => one.Code).Order());
        Assert.Contains("整修校舍", Encoding.UTF8.GetString(file), StringComparison.Ordinal);

        object Freeze(string? reason = null) => new { source = "上证综指收盘", day = "2026-10-15", reason, exclusions = new Dictionary<string, string> { [field.Villages[3].Code] = "整修校舍" } };
    }

    [Theory, OnBothDatabases]
    public async Task A_draw_made_again_is_another_round_with_a_reason_and_the_first_stays_in_sight(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        var id = (await field.AnnouncedAsync()).Id;
        object Freeze(string? reason) => new { source = "福利彩票", day = "2026-10-15", reason };
        await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze(null));
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "07 11 23" });
        await RefusedAsync(office, "POST", $"/inspections/{id}/draws", Freeze(" "), "inspections.reason-missing");
        await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze("名册漏了两个村"));
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "01 02 03" });
        using var secretary = await field.SecretaryAsync(field.Villages[0]);
        var rounds = (await Branch.CallAsync(secretary, "GET", $"/inspections/{id}")).GetProperty("draws").EnumerateArray().ToList();
        Assert.Equal([1, 2], rounds.Select(round => round.GetProperty("round").GetInt32()));
        Assert.NotEqual(rounds[0].GetProperty("commitment").GetString(), rounds[1].GetProperty("commitment").GetString());
        Assert.Equal("名册漏了两个村", rounds[1].GetProperty("reason").GetString());
        await using var db = field.Site.Open();
        var second = await db.InspectionDraws.SingleAsync(row => row.InspectionId == id && row.Round == 2, TestContext.Current.CancellationToken);
        Assert.Equal(rounds[0].GetProperty("seal").GetString(), second.Frame.Head.Previous);
        var visit = (await db.Visits.Where(row => row.InspectionId == id).ToListAsync(TestContext.Current.CancellationToken))[0];
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/day", new { day = "2026-10-15" });
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/arrival");
        await RefusedAsync(office, "POST", $"/inspections/{id}/draws", Freeze("换一批"), "inspections.visited-already");
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_visited_stays_hidden_from_the_unit_until_they_arrive_and_the_paper_until_it_is_told(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        var (inspection, village) = (await field.AnnouncedAsync(), field.Villages[0]);
        var visit = await field.VisitAsync(inspection, village, inspector);
        using var secretary = await field.SecretaryAsync(village);
        using var township = await field.Site.EnterAsync(Role.Office, field.Townships[0]);
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/day", new { day = "2026-10-15" });
        foreach (var below in (Visitor[])[secretary, township])
        {
            await Branch.CallAsync(below, "GET", $"/visits/{visit.Id}", null, HttpStatusCode.NotFound);
            Assert.Equal(HttpStatusCode.NotFound, await below.StatusAsync($"/visits/{visit.Id}"));
        }
        Assert.DoesNotContain(visit.Id.ToString(), (await secretary.PageAsync($"/units/{village.Code}/2026-10/inspections")).DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Visit", (await secretary.TextAsync($"/units/{village.Code}/2026-10/people/history")), StringComparison.Ordinal);
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/arrival");
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/paper", Paper("承诺栏是空的", handIn: true));
        var seen = await Branch.CallAsync(secretary, "GET", $"/visits/{visit.Id}");
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("paper").ValueKind);
        Assert.DoesNotContain("承诺栏是空的", await secretary.TextAsync($"/visits/{visit.Id}"), StringComparison.Ordinal);
        await RefusedAsync(inspector, "PUT", $"/visits/{visit.Id}/conclusion", new { text = "承诺要上墙" }, "accounts.not-yours", HttpStatusCode.Forbidden);
        await Branch.CallAsync(office, "PUT", $"/visits/{visit.Id}/conclusion", new { text = "承诺要上墙" });
        Assert.Contains("承诺栏是空的", await secretary.TextAsync($"/visits/{visit.Id}"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_looked_at_on_site_becomes_verified_or_refuted_and_the_roll_up_says_so(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var inspector = await field.InspectorAsync();
        var (inspection, village) = (await field.AnnouncedAsync(), field.Villages[1]);
        var (good, bad, own) = (await field.DoneTaskAsync(village), await field.DoneTaskAsync(village), await field.DoneTaskAsync(village, inspector.Account!.Id));
        var visit = await field.VisitAsync(inspection, village, inspector, begun: true);
        object Checks(params (Guid Id, bool Confirmed)[] checks) => new
        {
            answers = Answers("计划栏有"), handIn = true, checks = checks.Select(one => new { kind = "task", id = one.Id, confirmed = one.Confirmed, seen = "去看过" }),
        };
        await RefusedAsync(inspector, "PUT", $"/visits/{visit.Id}/paper", Checks((good.Id, true), (own.Id, true)), "inspections.own-work");
        Assert.Equal((0, 0), await field.ThirdNumberAsync());
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/paper", Checks((good.Id, true), (bad.Id, false)));
        Assert.Equal((1, 1), await field.ThirdNumberAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_desk_of_an_inspector_counts_a_visit_from_its_day_on_until_the_paper_is_handed_in(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var inspector = await field.InspectorAsync();
        var inspection = await field.AnnouncedAsync();
        await field.VisitAsync(inspection, field.Villages[3], inspector);
        Assert.Contains("今天没有到期的事", await inspector.TextAsync("/desk"), StringComparison.Ordinal);
        var visit = await field.VisitAsync(inspection, field.Villages[2], inspector, begun: true);
        var desk = await inspector.TextAsync("/desk");
        Assert.DoesNotContain("今天没有到期的事", desk, StringComparison.Ordinal);
        Assert.Contains("底稿未交", desk, StringComparison.Ordinal);
        await Branch.CallAsync(inspector, "PUT", $"/visits/{visit.Id}/paper", Paper("计划栏有", handIn: true));
        Assert.Contains("今天没有到期的事", await inspector.TextAsync("/desk"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_write_the_same_paper_are_told_instead_of_overwriting_each_other(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var inspector = await field.InspectorAsync();
        var visit = await field.VisitAsync(await field.AnnouncedAsync(), field.Villages[2], inspector, begun: true);
        var revision = (await Branch.CallAsync(inspector, "GET", $"/visits/{visit.Id}")).GetProperty("revision").GetInt32();
        Assert.Equal(HttpStatusCode.OK, await PutAsync(revision, "先写的"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await PutAsync(revision, "后写的"));
        Assert.Contains("先写的", (await Branch.CallAsync(inspector, "GET", $"/visits/{visit.Id}")).GetProperty("paper").ToString(), StringComparison.Ordinal);
        var stale = await inspector.SubmitAsync($"/visits/{visit.Id}/paper", "paper", ("revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("s0", "又写的"));
        Assert.Contains("又写的", await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        stale.Dispose();

        async Task<HttpStatusCode> PutAsync(int based, string seen)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1/visits/{visit.Id}/paper", UriKind.Relative)) { Content = System.Net.Http.Json.JsonContent.Create(Paper(seen, handIn: false)) };
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{based}\"");
            using var response = await inspector.Http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_office_below_comes_along_and_then_sees_who_of_its_own_is_visited(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        using var township = await field.Site.EnterAsync(Role.Office, field.Townships[0]);
        var inspection = await field.AnnouncedAsync();
        var (mine, others) = (await field.VisitAsync(inspection, field.Villages[0], inspector), await field.VisitAsync(inspection, field.Villages[6], inspector));
        using (var asked = await township.SubmitAsync($"/units/{field.Townships[0].Code}/2026-10/inspections", $"join-{inspection.Id}")) Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        await Branch.CallAsync(township, "GET", $"/visits/{mine.Id}", null, HttpStatusCode.NotFound);
        await RefusedAsync(office, "PUT", $"/inspections/{inspection.Id}/joins/{field.Townships[0].Code}", new { accepted = false }, "inspections.reason-missing");
        await Branch.CallAsync(office, "PUT", $"/inspections/{inspection.Id}/joins/{field.Townships[0].Code}", new { accepted = true });
        Assert.Equal(field.Villages[0].Code, (await Branch.CallAsync(township, "GET", $"/visits/{mine.Id}")).GetProperty("unit").GetString());
        await Branch.CallAsync(township, "GET", $"/visits/{others.Id}", null, HttpStatusCode.NotFound);
    }

    private static JsonElement Round(JsonElement inspection) => inspection.GetProperty("draws").EnumerateArray().Last();

    private static object[] Answers(string seen) => [new { question = 0, grade = "met", seen }, new { question = 1, grade = "not", seen, talkedTo = "村民" }];

    private static object Paper(string seen, bool handIn) => new { answers = Answers(seen), handIn };

    private static object Request()
    {
        var draft = Field.Draft();
        return new { draft.Title, draft.Basis, draft.Content, draft.Method, from = "2026-10-20", to = "2026-10-30", team = 1, questions = new[] { new { text = "有没有月计划", check = "record" } }, takes = draft.Takes };
    }

    private static async Task RefusedAsync(Visitor visitor, string method, string address, object? body, string code, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
        Assert.Equal(code, (await Branch.CallAsync(visitor, method, address, body, status)).GetProperty("code").GetString());
}
