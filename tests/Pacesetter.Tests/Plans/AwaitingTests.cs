using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Web.Plans;

namespace Pacesetter.Tests.Plans;

public sealed class AwaitingTests
{
    private const int Many = ReadAwaiting.PageSize + 3;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task Every_request_and_every_postponement_is_on_one_page_and_the_counts_are_of_all(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        var village = await town.Site.PlantAsync("河口村", town.Own, "village");
        await AskAsync(town, village);
        using var secretary = await town.SecretaryAsync();
        var seen = new HashSet<string>();
        foreach (var page in (string[])["plans/awaiting", "plans/awaiting?requests=50"])
        {
            var document = await secretary.PageAsync(town.Page(page));
            Assert.Contains($"{Many}", document.QuerySelector("#requests header")!.TextContent, StringComparison.Ordinal);
            foreach (var title in document.QuerySelectorAll("#requests li a b")) Assert.True(seen.Add(title.TextContent), title.TextContent);
        }
        Assert.Equal(Many, seen.Count);
        var second = await secretary.PageAsync(town.Page("plans/awaiting?requests=50"));
        var handler = second.QuerySelector("#requests form input[name=_handler]")!.GetAttribute("value")!;
        using var granted = await secretary.SubmitAsync(town.Page("plans/awaiting?requests=50"), handler, ("granted", "yes"));
        Assert.Contains("requests=50", granted.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await GrantAsync(town);
        using var office = await town.OfficeAboveAsync();
        var county = town.Page("plans/awaiting", town.County);
        var first = await office.PageAsync(county);
        Assert.Contains($"{Many}", first.QuerySelector("#put-off header")!.TextContent, StringComparison.Ordinal);
        var next = first.QuerySelector("#put-off a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(Many, first.QuerySelectorAll("#put-off tbody tr").Length + (await office.PageAsync(next)).QuerySelectorAll("#put-off tbody tr").Length);
    }

    private static async Task AskAsync(Town town, Domain.Units.Unit village)
    {
        await using var db = town.Site.Open();
        for (var i = 0; i < Many; i++)
        {
            var task = new PlanTask(town.Campaign.Id, village.Id, 2, $"第{i}件事", Town.July, Town.July.Add(5), Town.July);
            task.Rewrite(new($"第{i}件事", Town.July, Town.July.Add(5)) { Owner = "王建国", Due = Town.July.Add(5).Last });
            task.Agree(0, db.Now);
            db.PlanTasks.Add(task);
            db.DateChanges.Add(new DateChange(task, new(2027, 2, 1), null, "汛期", 0, db.Now));
        }
        await db.CommitAsync(new Act("Plant", village.Id, "PlanTask", "many"), Stop);
    }

    private static async Task GrantAsync(Town town)
    {
        await using var db = town.Site.Open();
        var tasks = await db.PlanTasks.Where(task => task.CampaignId == town.Campaign.Id).ToDictionaryAsync(task => task.Id, Stop);
        foreach (var change in await db.DateChanges.Where(change => change.CampaignId == town.Campaign.Id && change.Answer == null).ToListAsync(Stop))
            change.Decide(tasks[change.TaskId], granted: true, null, 1, db.Now, Month.Of(2026, 10));
        await db.CommitAsync(new Act("Plant", town.Own.Id, "PlanTask", "all"), Stop);
    }
}
