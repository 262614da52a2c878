using System.Net;
using System.Text.Json;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.Appraisals;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Pledges;

/// <summary>The people's appraisal enters the conclusion by a formula that is told beside the number.</summary>
public sealed class PeopleTests
{
    private static readonly Pledging Rules = RecipeYaml.Read(RecipeFiles.Text(RecipeFiles.Speech)).Recipe!.Pledges!;
    private static readonly DateTime Noon = new(2026, 3, 1, 4, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(true, null, 16, 20, "kept")]
    [InlineData(true, null, 15, 20, "partly")]
    [InlineData(true, null, 0, 0, "kept")]
    [InlineData(false, Cause.Objective, 20, 20, "explained")]
    [InlineData(false, Cause.Objective, 10, 20, "broken")]
    [InlineData(false, Cause.Subjective, 10, 20, "broken")]
    public void The_suggested_grade_follows_from_what_came_of_it_and_is_one_lower_where_too_few_are_satisfied(bool kept, Cause? cause, int satisfied, int answers, string grade)
    {
        var (branch, march) = (new Hand(2, null), Month.Of(2026, 3));
        var pledge = Pledge.Propose(Rules, new(1, 1, 7), 2026, false, new("走访三户", new(2026, 12, 31)) { Kind = "deed" }, 0, new(1, Noon, march, null));
        pledge.Vet(Rules, Branch.Yes, null, branch, Noon, march);
        pledge.Publish(Rules, branch, Noon, march);
        pledge.Fulfil(Rules, new(kept, "说明", cause), branch, Noon, march);
        Assert.Equal(grade, pledge.Suggested(Rules, answers == 0 ? null : new PeopleSaid(answers, satisfied)).Key);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_people_said_of_a_member_stands_beside_the_grade_and_is_kept_with_it(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await branch.PledgeAsync(published: true);
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/fulfilment", new { kept = true, sentence = "二十户都走到了" });
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/review", new { sentence = "群众认可" });
        var silent = await Branch.CallAsync(secretary, "GET", $"/pledges/{id}/people");
        Assert.Equal((JsonValueKind.Null, "kept", 80), (silent.GetProperty("answered").ValueKind, silent.GetProperty("suggested").GetString(), silent.GetProperty("atLeast").GetInt32()));
        await AppraisedAsync(branch, secretary, member, satisfied: 7);
        await AppraisedAsync(branch, secretary, member, satisfied: 8);
        var heard = await Branch.CallAsync(secretary, "GET", $"/pledges/{id}/people");
        Assert.Equal(("pledges", 20, 15, "partly"), (heard.GetProperty("item").GetString(), heard.GetProperty("answered").GetInt32(), heard.GetProperty("satisfied").GetInt32(), heard.GetProperty("suggested").GetString()));
        Assert.Contains("承诺践诺情况", heard.GetProperty("formula").GetString(), StringComparison.Ordinal);
        var page = await secretary.PageAsync(branch.Page("pledges?step=conclude"));
        Assert.Contains("75.0%＝满意15÷有意见20", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("partly", page.QuerySelector($"input[name='grade-{id}'][checked]")!.GetAttribute("value"));
        using var done = await secretary.SubmitAsync(branch.Page("pledges?step=conclude"), "batch", ("pick", id));
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);
        var kept = await Branch.CallAsync(member, "GET", $"/pledges/{id}");
        Assert.Equal(("partly", 20, 15), (kept.GetProperty("grade").GetString(), kept.GetProperty("peopleAnswered").GetInt32(), kept.GetProperty("peopleSatisfied").GetInt32()));
        Assert.Contains("75.0%", await member.TextAsync($"/pledges/{id}"), StringComparison.Ordinal);
    }

    /// <summary>Ten people say of every member alike how pledges were kept; on everything else all are satisfied.</summary>
    private static async Task AppraisedAsync(Branch branch, Visitor secretary, Visitor member, int satisfied)
    {
        var round = await AppraisalRoutesTests.OpenAsync(branch, secretary, "members");
        var cells = Enumerable.Range(0, branch.Members.Count * 4 * 5).Select(cell => (cell / 5 % 4, cell % 5) switch { (2, 0) => satisfied, (2, 3) => 10 - satisfied, (_, 0) => 10, _ => 0 });
        foreach (var person in (Visitor[])[secretary, member]) await Branch.CallAsync(person, "PUT", $"/appraisals/{round}/count", new { ballots = 10, spoiled = 0, cells });
        await Branch.CallAsync(secretary, "PUT", $"/appraisals/{round}/closing");
    }
}
