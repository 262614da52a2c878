using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Standards;

public sealed class StandardsRoutesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task An_item_is_made_concrete_reworded_and_ended_over_the_api(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var secretary = await town.SecretaryAsync();
        var address = $"/api/v1/units/{town.Own.Code}/refinements";
        object body = new { item = "results", text = "每村每年硬化道路2公里", check = "site", threshold = new { number = 2, unit = "公里" }, tiers = new[] { "village" } };
        await SendAsync(secretary, HttpMethod.Post, address, body, HttpStatusCode.Forbidden);
        var made = await SendAsync(office, HttpMethod.Post, address, body, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetGuid();
        Assert.Equal("village", made.GetProperty("tiers")[0].GetString());
        Assert.Equal("standards.item-unknown", (await SendAsync(office, HttpMethod.Post, address, new { item = "x", text = "修路2里", check = "site" }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("standards.check-unknown", (await SendAsync(office, HttpMethod.Post, address, new { item = "results", text = "修路2里", check = "x" }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("standards.tier-unknown", (await SendAsync(office, HttpMethod.Post, address, new { item = "results", text = "修路2里", check = "site", tiers = new[] { "x" } }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());

        var reworded = await SendAsync(office, HttpMethod.Put, $"/api/v1/refinements/{id}", new { item = "results", text = "大力推进道路建设", check = "record", from = "2026-11" }, HttpStatusCode.OK);
        Assert.Equal(id, reworded.GetProperty("replaces").GetGuid());
        Assert.Equal("no-measure", reworded.GetProperty("doubts")[0].GetProperty("fault").GetString());
        Assert.Equal("2026-11", (await SendAsync(secretary, HttpMethod.Get, $"/api/v1/refinements/{id}", null, HttpStatusCode.OK)).GetProperty("endedFrom").GetString());
        var next = $"/api/v1/refinements/{reworded.GetProperty("id").GetGuid()}";
        await SendAsync(secretary, HttpMethod.Put, next + "/ending", new { from = "2026-12" }, HttpStatusCode.Forbidden);
        var ended = await SendAsync(office, HttpMethod.Put, next + "/ending", new { from = "2026-12", reason = "不再需要" }, HttpStatusCode.OK);
        Assert.Equal("2026-12", ended.GetProperty("endedFrom").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task What_holds_and_what_is_missing_is_answered(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await StandardsPagesTests.PlantAsync(town, town.County, "每个乡镇每年办成3件实事", "results", "township");
        using var secretary = await town.SecretaryAsync();
        var unit = $"/api/v1/units/{town.Own.Code}/standards";
        var standing = await SendAsync(secretary, HttpMethod.Get, unit, null, HttpStatusCode.OK);
        Assert.Equal(1, standing.GetProperty("edition").GetInt32());
        var item = standing.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("item").GetString() == "results");
        Assert.Equal("青溪县", item.GetProperty("ofUnits")[0].GetProperty("unit").GetString());
        Assert.True(item.GetProperty("concrete").GetBoolean());
        var cells = (await SendAsync(secretary, HttpMethod.Get, unit + "/coverage", null, HttpStatusCode.OK)).GetProperty("cells").EnumerateArray().ToList();
        var gap = cells.Single(cell => cell.GetProperty("item").GetString() == "reputation");
        Assert.Equal((1, 1), (gap.GetProperty("units").GetInt32(), gap.GetProperty("without").GetInt32()));
        var units = await SendAsync(secretary, HttpMethod.Get, unit + "/coverage/units?item=reputation&tier=township", null, HttpStatusCode.OK);
        Assert.Equal((1, town.Own.Code), (units.GetProperty("total").GetInt32(), units.GetProperty("units")[0].GetProperty("code").GetString()));
        Assert.Empty((await SendAsync(secretary, HttpMethod.Get, unit + "/results/tasks", null, HttpStatusCode.OK)).GetProperty("tasks").EnumerateArray());
    }

    [Theory, OnBothDatabases]
    public async Task A_sentence_is_checked_while_it_is_typed(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await StandardsPagesTests.PlantAsync(town, town.County, "每个乡镇每年办成3件群众点题的实事", "results", "township");
        using var secretary = await town.SecretaryAsync();
        Assert.Equal("no-object", await FaultAsync(secretary, "进一步加强队伍建设", ""));
        Assert.Equal("", await FaultAsync(secretary, "10月底前修好水渠200米", ""));
        Assert.Equal("copied-from-above", await FaultAsync(secretary, "每个乡镇、每年办成3件群众点题的实事", $"&unit={town.Own.Code}&item=results"));
        await town.TaskAsync(2, "把后山到学校的断头路修通三公里", town.Other);
        Assert.Equal("copied-from-beside", await FaultAsync(secretary, "把后山到学校的断头路修通三公里", $"&unit={town.Own.Code}"));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync($"/api/v1/concreteness?text=x&unit={town.Other.Code}"));
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_nothing(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var made = await StandardsPagesTests.PlantAsync(town, town.Own, "每村每年硬化道路2公里", "results");
        using var stranger = await town.Site.EnterAsync(Role.Office, town.Other);
        foreach (var address in (string[])[$"refinements/{made.Id}", $"units/{town.Own.Code}/standards", $"units/{town.Own.Code}/standards/coverage", $"units/{town.Own.Code}/standards/coverage/units?item=results", $"units/{town.Own.Code}/standards/results/tasks"])
            Assert.Equal((address, HttpStatusCode.NotFound), (address, await stranger.StatusAsync("/api/v1/" + address)));
        await SendAsync(stranger, HttpMethod.Put, $"/api/v1/refinements/{made.Id}/ending", new { }, HttpStatusCode.NotFound);
        await SendAsync(stranger, HttpMethod.Post, $"/api/v1/units/{town.County.Code}/refinements", new { item = "results", text = "修路2里", check = "site" }, HttpStatusCode.NotFound);
    }

    private static async Task<string> FaultAsync(Visitor visitor, string text, string more)
    {
        var answer = await SendAsync(visitor, HttpMethod.Get, $"/api/v1/concreteness?text={Uri.EscapeDataString(text)}{more}", null, HttpStatusCode.OK);
        return string.Join(' ', answer.GetProperty("doubts").EnumerateArray().Select(doubt => doubt.GetProperty("fault").GetString()));
    }

    private static async Task<JsonElement> SendAsync(Visitor visitor, HttpMethod method, string address, object? body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await visitor.Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(expected == response.StatusCode, $"{method} {address}: {response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
