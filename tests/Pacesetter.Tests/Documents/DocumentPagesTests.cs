using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Documents;

/// <summary>The office's path from a pasted speech to tasks, in a county with two towns.</summary>
public sealed class DocumentPagesTests
{
    private const string Speech = "在全县推进会上的讲话\n同志们：\n各乡镇要逐村摸底，建立台账。\n县委组织部要在年底前轮训支部书记一遍。\n各单位不得搞花架子。\n大家辛苦了。";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_pasted_speech_is_shown_beside_what_it_demands_in_both_languages(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        var address = await PasteAsync(town, office);
        var page = await office.PageAsync(address);
        Assert.Equal(3, page.QuerySelectorAll(".marked a.taken sup").Length);
        Assert.Contains("各乡镇要逐村摸底", page.QuerySelector("#s1")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3"], page.QuerySelectorAll("li.proposal a.number").Select(link => link.TextContent));
        Assert.Contains("推进会", await office.TextAsync(town.Page("documents", town.County)), StringComparison.Ordinal);
        foreach (var one in (string[])[address, address + "/1", town.Page("documents", town.County), town.Page("documents/new", town.County)])
            Assert.DoesNotContain("documents.", await office.TextAsync(one + "?lang=en"), StringComparison.Ordinal);
        using var stranger = await town.SecretaryAsync();
        foreach (var one in (string[])[address, address + "/1", town.Page("documents/new", town.County)]) Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync(one));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_open_becomes_tasks_and_offers_in_one_act_and_only_once(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        var address = await PasteAsync(town, office);
        using var changed = await office.SubmitAsync(address + "/2", "proposal", ("task", "轮训支部书记"), ("owner", "王建国"), ("due", "2026-12-20"));
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        using var dropped = await office.SubmitAsync(address, "proposals", ("dismiss", "3"));
        Assert.Equal(HttpStatusCode.Found, dropped.StatusCode);
        using var handed = await office.SubmitAsync(address, "hand-out");
        Assert.Contains("tasks=2&offers=2", handed.Headers.Location!.ToString(), StringComparison.Ordinal);
        await using var db = town.Site.Open();
        var tasks = await db.PlanTasks.Where(row => row.UnitId == town.County.Id).OrderBy(row => row.Ordinal).ToListAsync(Stop);
        Assert.Equal([("轮训支部书记", "王建国", new DateOnly(2026, 12, 20))], tasks.Skip(1).Select(task => (task.Title, task.Owner!, task.Due!.Value)));
        Assert.Equal(new[] { town.Own.Id, town.Other.Id }.Order(), await db.TaskOffers.Where(row => row.TaskId == tasks[0].Id).Select(row => row.UnitId).OrderBy(id => id).ToListAsync(Stop));
        Assert.Equal(["HandOutDocument", "AddTask", "OfferTask", "AddTask"], await db.Acts.Where(row => row.UnitId == town.County.Id).OrderByDescending(row => row.Id).Take(4).OrderBy(row => row.Id).Select(row => row.Name).ToListAsync(Stop));

        Assert.DoesNotContain((await office.PageAsync(address)).QuerySelectorAll("input[name=_handler]"), input => input.GetAttribute("value") == "hand-out");
        using var again = await office.Http.PutAsJsonAsync($"/api/v1/documents/{await IdAsync(town)}/handing-out", new { }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(2, await db.PlanTasks.CountAsync(row => row.UnitId == town.County.Id, Stop));
    }

    [Theory, OnBothDatabases]
    public async Task The_way_from_the_sentence_to_the_progress_is_seen_from_both_ends(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var secretary = await town.SecretaryAsync();
        var address = await PasteAsync(town, office);
        using var handed = await office.SubmitAsync(address, "hand-out");
        await using var db = town.Site.Open();
        var offer = await db.TaskOffers.SingleAsync(row => row.UnitId == town.Own.Id && row.TaskId == db.Proposals.First(one => one.UnitId == town.County.Id && one.Number == 1).TaskId, Stop);
        using var taken = await secretary.SubmitAsync(town.Page(), $"accept-{offer.Id}");
        var own = await db.PlanTasks.SingleAsync(row => row.UnitId == town.Own.Id, Stop);
        // The town reads the sentence that ordered it, though not the county's document.
        var task = await secretary.PageAsync(town.Page($"plans/{own.Id}"));
        Assert.Equal("各乡镇要逐村摸底，建立台账", task.QuerySelector("q")!.TextContent);
        Assert.DoesNotContain(task.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("/documents/", StringComparison.Ordinal));
        var upper = await office.PageAsync(town.Page($"plans/{offer.TaskId}", town.County));
        Assert.Contains(upper.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith("#s1", StringComparison.Ordinal));
        own.Complete(1, db.Now, db.ThisMonth);
        await db.CommitAsync(new Domain.Acts.Act("SubmitReport", own.UnitId, nameof(PlanTask), own.Id), Stop);
        using var answer = await office.GetAsync($"/api/v1/documents/{await IdAsync(town)}");
        var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop)).RootElement;
        var sum = json.GetProperty("carriedOut");
        // The county's three tasks and the town's own; both towns were offered the first, and all below the third.
        Assert.Equal((4, 1, 4, 1), (sum.GetProperty("tasks").GetInt32(), sum.GetProperty("done").GetInt32(), sum.GetProperty("offers").GetInt32(), sum.GetProperty("accepted").GetInt32()));
        Assert.Equal("handed", json.GetProperty("proposals")[0].GetProperty("state").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task Joined_dropped_and_pointed_at_proposals_can_be_taken_back(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        var address = await PasteAsync(town, office);
        using var joined = await office.SubmitAsync(address + "/2", "join", ("into", "1"));
        Assert.Equal(2, (await office.PageAsync(address)).QuerySelectorAll("li.proposal").Length);
        using var parted = await office.SubmitAsync(address, "proposals", ("part", "2"));
        using var dropped = await office.SubmitAsync(address, "proposals", ("dismiss", "1"));
        Assert.Contains("dropped=true", dropped.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var back = await office.SubmitAsync(address, "proposals", ("take-back", "1"));
        using var pointed = await office.SubmitAsync(address, "point", ("words", "大家辛苦了"));
        Assert.EndsWith("/4", pointed.Headers.Location!.ToString(), StringComparison.Ordinal);
        await using var db = town.Site.Open();
        Assert.Equal([true, true, true, true], (await db.Proposals.Where(row => row.UnitId == town.County.Id).OrderBy(row => row.Number).ToListAsync(Stop)).Select(row => row.IsOpen));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_is_taken_in_like_pasted_text_and_a_graded_one_is_refused(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var refused = await office.SubmitAsync(town.Page("documents/new", town.County), "keep", ("text", "机密★1年\n各单位要落实。"));
        var page = await Visitor.ReadAsync(refused);
        Assert.Contains("机密", page.QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("各单位要落实", page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await using var db = town.Site.Open();
        Assert.False(await db.Documents.AnyAsync(row => row.UnitId == town.County.Id, Stop));
        var form = await office.PageAsync(town.Page("documents/new", town.County));
        using var content = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Speech)), "file", "speech.txt" } };
        foreach (var hidden in form.QuerySelectorAll("main input[type=hidden]")) content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        using var kept = await office.Http.PostAsync(new Uri(town.Page("documents/new", town.County), UriKind.Relative), content, Stop);
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        Assert.Equal("在全县推进会上的讲话", (await db.Documents.SingleAsync(row => row.UnitId == town.County.Id, Stop)).Title);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_hand_out_at_once_make_the_tasks_once(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        await PasteAsync(town, office);
        var address = $"/api/v1/documents/{await IdAsync(town)}/handing-out";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Http.PutAsJsonAsync(address, new { plan = "annual" }, Stop)));
        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        await using var db = town.Site.Open();
        Assert.Equal(3, await db.PlanTasks.CountAsync(row => row.UnitId == town.County.Id, Stop));
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory, OnBothDatabases]
    public async Task A_secretary_of_another_unit_changes_nothing_over_the_api(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        using var office = await town.OfficeAboveAsync();
        using var leader = await town.Site.EnterAsync(Role.Leader, town.County);
        await PasteAsync(town, office);
        var id = await IdAsync(town);
        using var change = await leader.Http.PutAsJsonAsync($"/api/v1/documents/{id}/proposals/1", new { task = "x" }, Stop);
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
        using var stranger = await town.SecretaryAsync();
        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync($"/api/v1/documents/{id}"));
        using var removed = await office.Http.DeleteAsync(new Uri($"/api/v1/documents/{id}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
    }

    private static async Task<string> PasteAsync(Town town, Visitor office)
    {
        using var kept = await office.SubmitAsync(town.Page("documents/new", town.County), "keep", ("text", Speech));
        Assert.Equal(HttpStatusCode.Found, kept.StatusCode);
        return town.Page($"documents/{await IdAsync(town)}", town.County);
    }

    private static async Task<Guid> IdAsync(Town town)
    {
        await using var db = town.Site.Open();
        return await db.Documents.Where(row => row.UnitId == town.County.Id).Select(row => row.Id).SingleAsync(Stop);
    }
}
