using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Appraisals;

public sealed class AppraisalRoutesTests
{
    [Theory, OnBothDatabases]
    public async Task Two_people_count_the_papers_apart_and_a_disagreement_is_counted_again(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        using var office = await branch.OfficeAboveAsync();
        var id = await OpenAsync(branch, secretary);
        await RefusedAsync(secretary, "PUT", $"/appraisals/{id}/closing", null, "appraisals.no-ballots");
        await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/count", Papers(15));
        await RefusedAsync(secretary, "PUT", $"/appraisals/{id}/closing", null, "appraisals.second-count-missing");
        var seen = await Branch.CallAsync(member, "GET", $"/appraisals/{id}");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.Null), (seen.GetProperty("mine").ValueKind, seen.GetProperty("differences").ValueKind, seen.GetProperty("results").ValueKind));
        var differing = await Branch.CallAsync(member, "PUT", $"/appraisals/{id}/count", Papers(14));
        Assert.Equal(5, differing.GetProperty("differences").GetArrayLength());
        await RefusedAsync(office, "PUT", $"/appraisals/{id}/count", Papers(15), "appraisals.two-have-counted");
        await RefusedAsync(secretary, "PUT", $"/appraisals/{id}/closing", null, "appraisals.counts-differ");
        await RefusedAsync(member, "PUT", $"/appraisals/{id}/closing", null, "accounts.not-yours", HttpStatusCode.Forbidden);
        await Branch.CallAsync(member, "PUT", $"/appraisals/{id}/count", Papers(15));
        var closed = await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing");
        Assert.Equal((20, 1, 95, 75, 0.7894), (closed.GetProperty("returned").GetInt32(), closed.GetProperty("spoiled").GetInt32(), closed.GetProperty("answers").GetInt32(),
            closed.GetProperty("satisfied").GetInt32(), Math.Floor(closed.GetProperty("rate").GetDouble() * 10000) / 10000));
        var numbers = await branch.NumbersAsync();
        Assert.Equal((1, 30, 20, 1, 95, 75), (numbers.UnitsAppraised, numbers.VotersExpected, numbers.BallotsReturned, numbers.BallotsSpoiled, numbers.AnswersGiven, numbers.AnswersSatisfied));
        await using var db = branch.Site.Open();
        var acts = await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).ToListAsync();
        Assert.Equal(["OpenRound", "EnterCount", "EnterCount", "EnterCount", "CloseRound"], acts.Select(act => act.Name));
        Assert.DoesNotContain(acts, act => $"{act.Before}{act.After}".Contains("75", StringComparison.Ordinal) || $"{act.After}".Contains("Cells", StringComparison.OrdinalIgnoreCase));
    }

    [Theory, OnBothDatabases]
    public async Task What_too_few_answered_is_hidden_on_every_way_out(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await OpenAsync(branch, secretary);
        var few = new { ballots = 4, spoiled = 0, cells = Enumerable.Range(0, 25).Select(cell => cell % 5 == 3 ? 4 : 0) };
        foreach (var person in (Visitor[])[secretary, member]) await Branch.CallAsync(person, "PUT", $"/appraisals/{id}/count", few);
        var closed = await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing");
        Assert.All(closed.GetProperty("results").EnumerateArray(), item => Assert.Equal((true, JsonValueKind.Null), (item.GetProperty("hidden").GetBoolean(), item.GetProperty("marks").ValueKind)));
        Assert.Equal((4, 0, JsonValueKind.Null), (closed.GetProperty("returned").GetInt32(), closed.GetProperty("answers").GetInt32(), closed.GetProperty("rate").ValueKind));
        Assert.Equal(JsonValueKind.Null, closed.GetProperty("mine").ValueKind);
        var numbers = await branch.NumbersAsync();
        Assert.Equal((1, 4, 0, 0), (numbers.UnitsAppraised, numbers.BallotsReturned, numbers.AnswersGiven, numbers.AnswersSatisfied));
        await using var db = branch.Site.Open();
        var row = await db.AppraisalRounds.AsNoTracking().SingleAsync(round => round.Id == Guid.Parse(id));
        Assert.Equal(("", ""), (row.First!.Content, row.Second!.Content));
        Assert.False(await db.BallotBoxes.AnyAsync(box => box.RoundId == row.Id));
    }

    [Theory, OnBothDatabases]
    public async Task Codes_are_given_once_and_made_anew_the_old_ones_are_void(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await OpenAsync(branch, secretary, "members");
        await RefusedAsync(secretary, "PUT", $"/appraisals/{id}/codes", new { number = 31 }, "appraisals.codes-number");
        await RefusedAsync(member, "PUT", $"/appraisals/{id}/codes", new { number = 3 }, "accounts.not-yours", HttpStatusCode.Forbidden);
        var first = await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/codes", new { number = 6 });
        var second = await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/codes", new { number = 6 });
        Assert.Empty(Texts(first).Intersect(Texts(second)));
        using var voter = branch.Site.Anonymous();
        Assert.Contains("没有这个码", await BallotAsync(voter, Texts(first)[0], 12), StringComparison.Ordinal);
        foreach (var code in Texts(second)) Assert.Equal("", await BallotAsync(voter, code, 12));
        Assert.Contains("没有这个码", await BallotAsync(voter, Texts(second)[0], 12), StringComparison.Ordinal);
        var closed = await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing");
        Assert.Equal((6, 12), (closed.GetProperty("returned").GetInt32(), closed.GetProperty("results").GetArrayLength()));
        Assert.Equal((0, 3), (await branch.NumbersAsync() is var now ? now.UnitsAppraised : 1, now.MembersAppraised));
        await using var db = branch.Site.Open();
        var acts = await db.Acts.Where(act => act.ObjectId == id).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync();
        Assert.Equal(["OpenRound", "MakeCodes", "MakeCodes", "CloseRound"], acts);
        Assert.False(await db.BallotCodes.AnyAsync(row => row.RoundId == Guid.Parse(id)));
    }

    [Theory, OnBothDatabases]
    public async Task One_level_comments_on_the_next_and_what_was_said_aloud_keeps_both_names(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township, "赵书记");
        using var office = await branch.OfficeAboveAsync();
        using var member = await branch.MemberAsync();
        var said = new { merits = "路修通了", shortcomings = "账目公开慢", direction = "每月十日前公开" };
        await RefusedAsync(secretary, "POST", $"/units/{branch.Own.Code}/comments", said, "accounts.not-yours", HttpStatusCode.Forbidden);
        await RefusedAsync(office, "POST", $"/units/{branch.Own.Code}/comments", said, "appraisals.speaker-missing");
        await RefusedAsync(leader, "POST", $"/units/{branch.Own.Code}/comments", new { merits = "好", shortcomings = "", direction = "快" }, "appraisals.shortcomings-missing");
        var own = await Branch.CallAsync(leader, "POST", $"/units/{branch.Own.Code}/comments", said, HttpStatusCode.Created);
        Assert.Equal(("赵书记", JsonValueKind.Null), (own.GetProperty("by").GetString(), own.GetProperty("writtenBy").ValueKind));
        var spoken = await Branch.CallAsync(office, "POST", $"/units/{branch.Own.Code}/comments",
            new { said.merits, said.shortcomings, said.direction, member = branch.Members[0].Number, speaker = "王建国" }, HttpStatusCode.Created);
        Assert.Equal(("王建国", "李文清"), (spoken.GetProperty("by").GetString(), spoken.GetProperty("writtenBy").GetString()));
        await RefusedAsync(member, "PUT", $"/comments/{own.GetProperty("id").GetString()}/follow-up", new { text = "已公开" }, "accounts.not-yours", HttpStatusCode.Forbidden);
        await Branch.CallAsync(member, "PUT", $"/comments/{spoken.GetProperty("id").GetString()}/follow-up", new { text = "已公开" });
        using var other = await branch.MemberAsync(1);
        await RefusedAsync(other, "GET", $"/comments/{spoken.GetProperty("id").GetString()}", null, "appraisals.comment.unknown", HttpStatusCode.NotFound);
        var list = await Branch.CallAsync(secretary, "GET", $"/units/{branch.Own.Code}/comments");
        Assert.Equal((1, 3, 1), (list.GetProperty("own").GetArrayLength(), list.GetProperty("members").GetArrayLength(), list.GetProperty("members").EnumerateArray().Count(row => row.GetProperty("comment").ValueKind != JsonValueKind.Null)));
        var numbers = await branch.NumbersAsync();
        Assert.Equal((1, 1), (numbers.UnitsCommented, numbers.MembersCommented));
    }

    [Theory, OnBothDatabases]
    public async Task A_third_person_counts_instead_of_one_who_cannot_and_the_reason_stays(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        using var third = await branch.MemberAsync(1);
        var id = await OpenAsync(branch, secretary);
        foreach (var person in (Visitor[])[secretary, member]) await Branch.CallAsync(person, "PUT", $"/appraisals/{id}/count", Papers(person == member ? 14 : 15));
        await RefusedAsync(third, "PUT", $"/appraisals/{id}/counters/2/relief", new { reason = "生病" }, "accounts.not-yours", HttpStatusCode.Forbidden);
        await RefusedAsync(secretary, "PUT", $"/appraisals/{id}/counters/2/relief", new { reason = "对不上" }, "appraisals.other-counter");
        using var office = await branch.OfficeAboveAsync();
        var page = branch.Page($"appraisals/{id}");
        using var relieved = await office.SubmitAsync(page, "relieve-2", ("reason", "生病住院"));
        Assert.Equal(HttpStatusCode.Found, relieved.StatusCode);
        await Branch.CallAsync(third, "PUT", $"/appraisals/{id}/count", Papers(15));
        Assert.Equal(20, (await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing")).GetProperty("returned").GetInt32());
        Assert.Contains("生病住院", await secretary.TextAsync(page), StringComparison.Ordinal);
        await using var db = branch.Site.Open();
        Assert.Contains(branch.Members[0].Name, JsonSerializer.Deserialize<JsonElement>((await db.Acts.SingleAsync(act => act.ObjectId == id && act.Name == "RelieveCounter")).Before!).GetProperty("Name").GetString(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_round_that_is_called_off_leaves_nothing_that_was_voted_and_enters_no_number(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await OpenAsync(branch, secretary);
        var codes = Texts(await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/codes", new { number = 6 }));
        using var voter = branch.Site.Anonymous();
        Assert.Equal("", await BallotAsync(voter, codes[0], 5));
        await RefusedAsync(member, "PUT", $"/appraisals/{id}/calling-off", new { reason = "改期" }, "accounts.not-yours", HttpStatusCode.Forbidden);
        var page = branch.Page($"appraisals/{id}");
        using var silent = await secretary.SubmitAsync(page, "call-off", ("reason", " "));
        Assert.Contains("理由", (await Visitor.ReadAsync(silent)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
        using var off = await secretary.SubmitAsync(page, "call-off", ("reason", "会议改期"));
        Assert.Equal(HttpStatusCode.Found, off.StatusCode);
        Assert.Contains("没有这个码", await BallotAsync(voter, codes[1], 5), StringComparison.Ordinal);
        Assert.Equal("会议改期", (await Branch.CallAsync(secretary, "GET", $"/appraisals/{id}")).GetProperty("calledOff").GetString());
        Assert.Contains("会议改期", await member.TextAsync(page), StringComparison.Ordinal);
        Assert.Contains("已取消", await member.TextAsync(branch.Page("appraisals")), StringComparison.Ordinal);
        Assert.Equal(0, (await branch.NumbersAsync()).UnitsAppraised);
        await using var db = branch.Site.Open();
        Assert.Equal((false, false), (await db.BallotBoxes.AnyAsync(row => row.RoundId == Guid.Parse(id)), await db.BallotCodes.AnyAsync(row => row.RoundId == Guid.Parse(id))));
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_finds_no_round_and_no_comment(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        var id = await OpenAsync(branch, secretary);
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("远方县"));
        foreach (var (method, address, body) in new (string, string, object?)[] { ("GET", "", null), ("PUT", "/count", Papers(15)), ("PUT", "/codes", new { number = 1 }), ("PUT", "/closing", null), ("PUT", "/expected", new { expected = 3 }) })
            await RefusedAsync(stranger, method, $"/appraisals/{id}{address}", body, "appraisals.unknown", HttpStatusCode.NotFound);
        await RefusedAsync(stranger, "GET", $"/units/{branch.Own.Code}/appraisals", null, "units.unknown", HttpStatusCode.NotFound);
        await RefusedAsync(stranger, "GET", $"/units/{branch.Own.Code}/comments", null, "units.unknown", HttpStatusCode.NotFound);
    }

    /// <summary>Casts a ballot that says satisfied throughout.</summary>
    /// <returns>What stood in the way; empty if nothing did.</returns>
    internal static async Task<string> BallotAsync(Visitor voter, string code, int questions)
    {
        using var shown = await voter.SubmitAsync("/ballot", "ballot", ("code", code));
        var page = await Visitor.ReadAsync(shown);
        if (page.QuerySelector("#errors") is { } errors) return errors.TextContent;
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("_handler", "ballot"), new("cast", "yes"), new("__RequestVerificationToken", token), new("code", code), .. Enumerable.Range(0, questions).Select(i => KeyValuePair.Create($"q{i}", "0"))]);
        using var cast = await voter.Http.PostAsync(new Uri("/ballot", UriKind.Relative), content, TestContext.Current.CancellationToken);
        if (cast.StatusCode == HttpStatusCode.Found) return "";
        return (await Visitor.ReadAsync(cast)).QuerySelector("#errors")?.TextContent ?? $"{cast.StatusCode}";
    }

    internal static async Task<string> OpenAsync(Branch branch, Visitor secretary, string about = "organisations") =>
        (await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/appraisals", new { title = "年中群众评议", about, expected = 30 }, HttpStatusCode.Created)).GetProperty("id").GetString()!;

    /// <summary>Twenty papers, one spoiled.</summary>
    internal static object Papers(int satisfied) =>
        new { ballots = 20, spoiled = 1, cells = Enumerable.Range(0, 25).Select(cell => (cell % 5) switch { 0 => satisfied, 3 => 4, _ => 0 }) };

    private static string[] Texts(JsonElement codes) => [.. codes.GetProperty("codes").EnumerateArray().Select(code => code.GetString()!)];

    private static async Task RefusedAsync(Visitor visitor, string method, string address, object? body, string code, HttpStatusCode status = HttpStatusCode.UnprocessableEntity) =>
        Assert.Equal(code, (await Branch.CallAsync(visitor, method, address, body, status)).GetProperty("code").GetString());
}
