using System.Net;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Registers;

public sealed class RegistersRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task An_entry_is_made_changed_and_closed_over_the_api(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        using var member = await hall.Town.Site.EnterAsync(Role.Member, hall.Village);
        var address = $"/units/{hall.Village.Code}/registers/village-venues";
        object body = new { fields = new { name = "党群活动室", way = "新建", area = "1,200", keeper = hall.Members[0].Name }, since = "2008-05-01" };
        await Branch.CallAsync(member, "POST", address, body, HttpStatusCode.Forbidden);
        var made = await Branch.CallAsync(secretary, "POST", address, body, HttpStatusCode.Created);
        Assert.Equal(("new", "1200", hall.Members[0].Number), (made.GetProperty("fields").GetProperty("way").GetString(), made.GetProperty("fields").GetProperty("area").GetString(), made.GetProperty("fields").GetProperty("keeper").GetString()));
        foreach (var (wrong, code) in ((object, string)[])
            [(body, "registers.twice"), (new { fields = new { name = "x", way = "new" } }, "registers.missing"), (new { fields = new { name = "x", way = "new", area = "1", colour = "红" } }, "registers.field-unknown"),
             (new { fields = new { name = "x", way = "new", area = "1", keeper = "无此人" } }, "registers.member-unknown"), (new { fields = new { name = "x", way = "new", area = "1" }, since = "2026-10-16" }, "registers.day-ahead")])
            Assert.Equal(code, (await Branch.CallAsync(secretary, "POST", address, wrong, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("registers.not-for-unit", (await Branch.CallAsync(await hall.Town.OfficeAboveAsync(), "POST", $"/units/{hall.Town.Own.Code}/registers/village-venues", body, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());

        var entry = $"/register-entries/{made.GetProperty("id").GetGuid()}";
        var changed = await Branch.CallAsync(secretary, "PUT", entry, new { fields = new { name = "党群活动室", way = "new", area = "90" } });
        Assert.Equal((1, "2008-05-01"), (changed.GetProperty("revision").GetInt32(), changed.GetProperty("since").GetString()));
        Assert.False(changed.GetProperty("fields").TryGetProperty("keeper", out _));
        var listed = await Branch.CallAsync(member, "GET", address + "?month=2026-10");
        Assert.Equal((1, 90), (listed.GetProperty("register").GetProperty("open").GetInt32(), listed.GetProperty("register").GetProperty("sums").GetProperty("area").GetDouble()));
        await Branch.CallAsync(member, "PUT", entry + "/closing", new { reason = "拆除" }, HttpStatusCode.Forbidden);
        Assert.Equal("2026-10-15", (await Branch.CallAsync(secretary, "PUT", entry + "/closing", new { reason = "拆除" })).GetProperty("closed").GetString());
        Assert.Equal("registers.closed-already", (await Branch.CallAsync(secretary, "PUT", entry + "/closing", new { reason = "拆除" }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Empty((await Branch.CallAsync(member, "GET", address)).GetProperty("entries").EnumerateArray());
        Assert.Single((await Branch.CallAsync(member, "GET", address + "?closed=true")).GetProperty("entries").EnumerateArray());
    }

    [Theory, OnBothDatabases]
    public async Task Registers_and_their_fields_are_told_and_pages_follow_one_another(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        for (var i = 1; i <= 3; i++) await hall.VenueAsync(secretary, $"活动室{i}", "10");
        var registers = (await Branch.CallAsync(secretary, "GET", $"/units/{hall.Village.Code}/registers")).GetProperty("registers").EnumerateArray().ToList();
        Assert.Equal(4, registers.Count);
        Assert.Equal(("name", "text", true), (registers[0].GetProperty("fields")[0].GetProperty("key").GetString(), registers[0].GetProperty("fields")[0].GetProperty("type").GetString(), registers[0].GetProperty("fields")[0].GetProperty("required").GetBoolean()));
        var address = $"/units/{hall.Village.Code}/registers/village-venues?limit=2";
        var first = await Branch.CallAsync(secretary, "GET", address);
        var second = await Branch.CallAsync(secretary, "GET", address + "&after=" + first.GetProperty("next").GetString());
        Assert.Equal((2, 1), (first.GetProperty("entries").GetArrayLength(), second.GetProperty("entries").GetArrayLength()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("next").ValueKind);
    }

    /// <summary>No code knows which registers there are.</summary>
    [Theory, OnBothDatabases]
    public async Task The_other_recipe_keeps_a_register_of_its_own_and_counts_an_indicator_from_it(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var university = await site.PlantAsync("云岭大学", tier: "university");
        var lab = await site.PlantAsync("化学系", university, "department");
        await using var db = site.Open();
        (await db.Units.FindAsync([lab.Id], TestContext.Current.CancellationToken))!.Field = "实验室";
        await db.CommitAsync(new("ChangeUnit", lab.Id, "Unit", lab.Code));
        await new ApplyRecipe(db, new Recount(db)).RunAsync(RecipeFiles.Text(RecipeFiles.Energy).Replace($"key: {RecipeFiles.Energy}", $"key: e{university.Code.ToLowerInvariant()}", StringComparison.Ordinal), university.Code, new(2026, 9, 1));
        using var secretary = await site.EnterAsync(Role.Secretary, lab);
        await Branch.CallAsync(secretary, "POST", $"/units/{lab.Code}/registers/freezers", new { fields = new { number = "F-001", setting = "-70", power = "0.45" } }, HttpStatusCode.Created);
        using var office = await site.EnterAsync(Role.Office, university);
        Assert.Equal([1, 0.45], (await Branch.CallAsync(office, "GET", $"/units/{university.Code}/carriers/green-switch")).GetProperty("reached").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(HttpStatusCode.NotFound, await office.StatusAsync($"/units/{lab.Code}/2026-10/registers/village-venues"));
        Assert.Contains("0.45", await office.TextAsync($"/units/{university.Code}/2026-10/registers"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_nothing(DatabaseKind kind)
    {
        var hall = await Hall.FoundAsync(kind);
        using var secretary = await hall.SecretaryAsync();
        var id = (await hall.VenueAsync(secretary)).Split('/')[^1];
        using var stranger = await hall.Town.Site.EnterAsync(Role.Office, hall.Town.Other);
        foreach (var address in (string[])[$"/units/{hall.Village.Code}/registers", $"/units/{hall.Village.Code}/registers/village-venues", $"/register-entries/{id}"])
            await Branch.CallAsync(stranger, "GET", address, expected: HttpStatusCode.NotFound);
        await Branch.CallAsync(stranger, "PUT", $"/register-entries/{id}", new { fields = new { name = "x" } }, HttpStatusCode.NotFound);
        await Branch.CallAsync(stranger, "PUT", $"/register-entries/{id}/closing", new { reason = "x" }, HttpStatusCode.NotFound);
        await Branch.CallAsync(secretary, "GET", $"/units/{hall.Village.Code}/registers/nothing", expected: HttpStatusCode.NotFound);
    }
}
