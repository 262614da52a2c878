using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Registers;

/// <summary>A town with a village of two members; the village keeps the registers of the speech's campaign.</summary>
internal sealed record Hall(Town Town, Unit Village, IReadOnlyList<Member> Members)
{
    public static async Task<Hall> FoundAsync(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var village = await town.Site.PlantAsync("李家坝村", town.Own, "village");
        await using var db = town.Site.Open();
        List<Member> people = [.. Enumerable.Range(1, 2).Select(i => new Member($"{village.Code}-{i}", $"党员{village.Code}{i}", village.Id) { Post = $"岗位{i}" })];
        db.Members.AddRange(people);
        await db.CommitAsync(new Act("AddMember", village.Id, nameof(Member), village.Code));
        db.Memberships.AddRange(people.Select(member => new Membership(member.Id, village.Id, Month.Of(2026, 1), Month.Never)));
        await db.CommitAsync(new Act("AddMember", village.Id, nameof(Member), village.Code));
        return new(town, village, people);
    }

    public string Page(string page, Unit? unit = null, string month = "2026-10") => Town.Page(page, unit ?? Village, month);

    public Task<Visitor> SecretaryAsync() => Town.Site.EnterAsync(Role.Secretary, Village, "王建国");

    /// <summary>Enters a venue by the form.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> VenueAsync(Visitor by, string name = "党群活动室", string area = "120", params (string, string?)[] more)
    {
        using var saved = await by.SubmitAsync(Page("registers/village-venues/new"), "entry", [("name", name), ("way", "new"), ("area", area), .. more]);
        Assert.Equal(System.Net.HttpStatusCode.Found, saved.StatusCode);
        var list = await by.PageAsync(Page("registers/village-venues?own=yes"));
        return list.QuerySelectorAll("tbody th a").First(link => link.TextContent == name).GetAttribute("href")!;
    }
}
