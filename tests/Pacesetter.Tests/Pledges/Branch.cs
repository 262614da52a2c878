using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Pledges;

/// <summary>A township with a branch of some members and a campaign that began in January 2026; it is the 15th of October.</summary>
internal sealed record Branch(TestSite Site, Unit Township, Unit Own, Campaign Campaign, IReadOnlyList<Member> Members)
{
    public string Page(string page = "pledges", Unit? unit = null) => $"/units/{(unit ?? Own).Code}/2026-10/{page}";

    public static async Task<Branch> FoundAsync(DatabaseKind kind, string name = "清河村党支部", int members = 3)
    {
        var site = await TestSite.OnAsync(kind);
        var township = await site.PlantAsync("石门镇", tier: "township");
        var own = await site.PlantAsync(name, township, "branch");
        await using var db = site.Open();
        var recipe = RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", $"key: p{township.Code.ToLowerInvariant()}", StringComparison.Ordinal);
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(recipe, township.Code, new(2026, 1, 1));
        List<Member> people = [.. Enumerable.Range(1, members).Select(i => new Member($"{own.Code}-{i}", $"党员{own.Code}{i}", own.Id) { Post = $"岗位{i}" })];
        db.Members.AddRange(people);
        await db.CommitAsync(new Act("AddMember", own.Id, nameof(Member), own.Code));
        db.Memberships.AddRange(people.Select(member => new Membership(member.Id, own.Id, Month.Of(2026, 1), Month.Never)));
        await db.CommitAsync(new Act("AddMember", own.Id, nameof(Member), own.Code));
        return new(site, township, own, campaign, people);
    }

    public Task<Visitor> SecretaryAsync() => Site.EnterAsync(Role.Secretary, Own, "王建国");

    public Task<Visitor> OfficeAboveAsync() => Site.EnterAsync(Role.Office, Township, "李文清");

    /// <summary>A member with an account of their own; the name tells which of the branch it is.</summary>
    public Task<Visitor> MemberAsync(int i = 0) => Site.EnterAsync(Role.Member, Own, Members[i].Name);

    /// <summary>Calls the API; the answer must be as expected.</summary>
    public static async Task<JsonElement> CallAsync(Visitor visitor, string method, string address, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v1" + address, UriKind.Relative));
        if (body is not null) request.Content = JsonContent.Create(body);
        using var response = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == expected, $"{method} {address}: {(int)response.StatusCode} instead of {(int)expected}: {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>A pledge of a member, brought as far as asked for.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> PledgeAsync(int member = 0, bool published = false, bool named = false, string text = "全年上门服务二十户老人")
    {
        using var secretary = await SecretaryAsync();
        var made = await CallAsync(secretary, "POST", $"/units/{Own.Code}/pledges", new { text, due = "2026-12-20", kind = "deed", member = Members[member].Number, named }, HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        if (!published) return id;
        await CallAsync(secretary, "PUT", $"/pledges/{id}/vetting", new { checks = Yes });
        await CallAsync(secretary, "PUT", $"/pledges/{id}/publication");
        return id;
    }

    public static bool[] Yes => [true, true, true, true, true, true];

    /// <summary>The October numbers of the township's subtree.</summary>
    public async Task<Rollup> NumbersAsync()
    {
        await using var db = Site.Open();
        if (Site.Services.GetService(typeof(Web.Shell.Settings)) is Web.Shell.Settings { IsPostgres: true })
            while (await Folding.FoldAsync(db, TestContext.Current.CancellationToken) > 0) { }
        return await db.Rollups.AsNoTracking().SingleAsync(row => row.CampaignId == Campaign.Id && row.UnitId == Township.Id && row.Month == Month.Of(2026, 10));
    }
}
