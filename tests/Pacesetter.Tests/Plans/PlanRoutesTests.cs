using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Plans;

public sealed class PlanRoutesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_plan_is_written_handed_in_and_approved_over_the_api(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var secretary = await town.SecretaryAsync();
        using var office = await town.OfficeAboveAsync();
        var tasks = $"/api/v1/units/{town.Own.Code}/tasks";
        var task = await SendAsync(secretary, HttpMethod.Post, tasks, new { title = "化解信访积案", from = "2026-10", to = "2026-12", kind = "annual" }, HttpStatusCode.Created);
        var plan = await SendAsync(secretary, HttpMethod.Post, $"/api/v1/units/{town.Own.Code}/plans", new { kind = "annual", month = "2026-10" }, HttpStatusCode.Created);
        var id = plan.GetProperty("id").GetGuid();
        var gap = await SendAsync(secretary, HttpMethod.Put, $"/api/v1/plans/{id}/submission", null, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("plans.task-incomplete", gap.GetProperty("code").GetString());
        await SendAsync(secretary, HttpMethod.Put, $"/api/v1/tasks/{task.GetProperty("id").GetGuid()}",
            new { title = "化解信访积案", from = "2026-10", to = "2026-12", owner = "王建国", due = "2026-12-20" }, HttpStatusCode.OK);
        await SendAsync(secretary, HttpMethod.Put, $"/api/v1/plans/{id}/submission", null, HttpStatusCode.OK);
        await SendAsync(secretary, HttpMethod.Put, $"/api/v1/plans/{id}/approval", null, HttpStatusCode.Forbidden);
        var approved = await SendAsync(office, HttpMethod.Put, $"/api/v1/plans/{id}/approval", null, HttpStatusCode.OK);
        Assert.Equal(1, approved.GetProperty("versions").GetInt32());
        var standing = await SendAsync(office, HttpMethod.Get, $"/api/v1/units/{town.Own.Code}/plans?month=2026-10", null, HttpStatusCode.OK);
        Assert.Equal(["lacks", "has", "lacks"], standing.GetProperty("plans").EnumerateArray().Select(one => one.GetProperty("standing").GetString()!));
        var month = await SendAsync(secretary, HttpMethod.Get, $"{tasks}?month=2026-11", null, HttpStatusCode.OK);
        Assert.Equal("2026-12-20", Assert.Single(month.EnumerateArray()).GetProperty("wording").GetProperty("due").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_overwrites_what_they_have_not_seen(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "修通三条断头路");
        using var secretary = await town.SecretaryAsync();
        var address = $"/api/v1/tasks/{task.Id}";
        using var seen = await secretary.GetAsync(address);
        var tag = seen.Headers.ETag!.ToString();
        object wording = new { title = "修通四条断头路", from = "2026-07", to = "2027-06", owner = "王建国", due = "2027-06-30" };
        await SendAsync(secretary, HttpMethod.Put, address, wording, HttpStatusCode.OK, tag);
        var refused = await SendAsync(secretary, HttpMethod.Put, address, wording, HttpStatusCode.PreconditionFailed, tag);
        Assert.Equal("api.not-the-same", refused.GetProperty("code").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_neither_plan_nor_task(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var task = await town.TaskAsync(2, "修通三条断头路");
        using var stranger = await town.Site.EnterAsync(Role.Office, town.Other);
        foreach (var address in (string[])[$"tasks/{task.Id}", $"units/{town.Own.Code}/plans?month=2026-10", $"units/{town.Own.Code}/tasks?month=2026-10"])
            Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync("/api/v1/" + address));
        await SendAsync(stranger, HttpMethod.Put, $"/api/v1/tasks/{task.Id}/drop", new { reason = "x" }, HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> SendAsync(Visitor visitor, HttpMethod method, string address, object? body, HttpStatusCode expected, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        if (tag is not null) request.Headers.Add("If-Match", tag);
        using var response = await visitor.Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(expected == response.StatusCode, $"{method} {address}: {response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
