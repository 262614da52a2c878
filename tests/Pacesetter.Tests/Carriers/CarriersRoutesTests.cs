using System.Net;
using System.Net.Http.Json;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Registers;

namespace Pacesetter.Tests.Carriers;

public sealed class CarriersRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task A_carrier_is_amended_and_added_over_the_api_by_the_office_at_the_head_only(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        var (town, head) = (hall.Town, $"/units/{hall.Town.County.Code}/carriers");
        using var office = await town.OfficeAboveAsync();
        using var secretary = await hall.SecretaryAsync();
        object body = new { name = new { zh = "自选动作", en = "Our own" }, aims = new[] { new { zh = "一件实事" } }, documents = new[] { "vanguard" }, indicators = new[] { new { label = new { zh = "场所面积" }, number = 500, register = "village-venues", sum = "area" } }, reason = "县委会议" };
        await Branch.CallAsync(secretary, "PUT", head + "/own-move", body, HttpStatusCode.NotFound);
        Assert.Equal("carriers.head-only", (await Branch.CallAsync(office, "PUT", $"/units/{town.Own.Code}/carriers/own-move", body, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("carriers.key-bad", (await Branch.CallAsync(office, "PUT", head + "/Own%20Move", body, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("carriers.name-missing", (await Branch.CallAsync(office, "PUT", head + "/own-move", new { }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        using var inspector = await town.Site.EnterAsync(Role.Inspector, town.County);
        await Branch.CallAsync(inspector, "PUT", head + "/own-move", body, HttpStatusCode.Forbidden);
        await Branch.CallAsync(office, "PUT", head + "/own-move", body);
        await hall.VenueAsync(secretary, area: "120");
        var seen = await Branch.CallAsync(secretary, "GET", $"/units/{hall.Village.Code}/carriers/own-move");
        Assert.Equal(("Our own", 120), (seen.GetProperty("carrier").GetProperty("name").GetProperty("en").GetString(), seen.GetProperty("reached")[0].GetDouble()));
        Assert.Equal(2, (await Branch.CallAsync(secretary, "GET", $"/units/{hall.Village.Code}/carriers")).GetProperty("carriers").GetArrayLength());

        using var stale = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1{head}/own-move", UriKind.Relative)) { Content = JsonContent.Create(body) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        using var refused = await office.Http.SendAsync(stale, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Tasks_and_units_under_a_carrier_are_listed_and_a_stranger_finds_nothing(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.Town.SecretaryAsync();
        var address = $"/units/{hall.Town.Own.Code}/carriers/shuangcu-shuangjian";
        await Branch.CallAsync(secretary, "POST", $"/units/{hall.Town.Own.Code}/tasks", new { title = "每村开放活动室4次", from = "2026-10", due = "2026-10-31", owner = "王建国", carrier = "shuangcu-shuangjian" }, HttpStatusCode.Created);
        var tasks = (await Branch.CallAsync(secretary, "GET", address + "/tasks?state=running")).GetProperty("tasks");
        Assert.Equal(("每村开放活动室4次", "running"), (tasks[0].GetProperty("title").GetString(), tasks[0].GetProperty("state").GetString()));
        Assert.Equal(1, (await Branch.CallAsync(secretary, "GET", address + "/units")).GetProperty("total").GetInt32());
        Assert.Equal("carriers.state-unknown", (await Branch.CallAsync(secretary, "GET", address + "/tasks?state=happy", expected: HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        await Branch.CallAsync(secretary, "GET", $"/units/{hall.Town.Own.Code}/carriers/nothing", expected: HttpStatusCode.NotFound);
        using var stranger = await hall.Town.Site.EnterAsync(Role.Office, hall.Town.Other);
        foreach (var page in (string[])["", "/tasks", "/units"]) await Branch.CallAsync(stranger, "GET", address + page, expected: HttpStatusCode.NotFound);
    }
}
