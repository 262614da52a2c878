using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Plans;

/// <summary>A county with two towns and a campaign of its own that began in July 2026; it is the 15th of October.</summary>
internal sealed record Town(TestSite Site, Unit County, Unit Own, Unit Other, Campaign Campaign)
{
    public static readonly Month July = Month.Of(2026, 7);

    public string Page(string page = "plans", Unit? unit = null, string month = "2026-10") => $"/units/{(unit ?? Own).Code}/{month}/{page}";

    public static async Task<Town> FoundAsync(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var county = await site.PlantAsync("青溪县");
        var own = await site.PlantAsync("李家坝镇", county, "township");
        var other = await site.PlantAsync("王家坝镇", county, "township");
        await using var db = site.Open();
        var campaign = await new ApplyRecipe(db, new Recount(db)).RunAsync(Recipe(county), county.Code, July.First);
        return new(site, county, own, other, campaign);
    }

    // A key of its own, so that no campaign above stands in the way.
    private static string Recipe(Unit county) =>
        RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", $"key: c{county.Code.ToLowerInvariant()}", StringComparison.Ordinal);

    public Task<Visitor> SecretaryAsync() => Site.EnterAsync(Role.Secretary, Own, "王建国");

    public Task<Visitor> OfficeAboveAsync() => Site.EnterAsync(Role.Office, County, "李文清");

    public async Task<PlanTask> TaskAsync(int slot, string title, Unit? unit = null, bool agreed = false, int to = 11)
    {
        await using var db = Site.Open();
        var task = new PlanTask(Campaign.Id, (unit ?? Own).Id, slot, title, July, July.Add(to), July);
        task.Rewrite(new(title, July, July.Add(to)) { Owner = "王建国", Due = July.Add(to).Last });
        if (agreed) task.Agree(0, db.Now);
        db.PlanTasks.Add(task);
        await db.CommitAsync(new Domain.Acts.Act("Plant", task.UnitId, "PlanTask", task.Id));
        return task;
    }
}
