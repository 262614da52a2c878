using System.Net.Http.Json;
using System.Text.Json;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Pledges;

/// <summary>
/// Random acts upon one pledge over the API by its maker, another member, the secretary, the office above and a stranger: whatever is done leaves exactly one
/// act by whoever did it, whatever is refused leaves none, has a code with a sentence in both languages, and changes nothing.
/// </summary>
public sealed class PledgeAuditTests
{
    /// <param name="Deed">Which deed.</param>
    /// <param name="Who">Which of the five.</param>
    /// <param name="Form">How well the form was filled in.</param>
    public readonly record struct Turn(int Deed, int Who, int Form);

    private static readonly Gen<Turn[]> Turns = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 4], Gen.Int[0, 9], (deed, who, form) => new Turn(deed, who, form)).Array[25, 40];

    private static readonly string[] Acts =
        ["RewritePledge", "VetPledge", "SendBackPledge", "NamePledge", "PublishPledge", "TakeDownPledge", "FulfilPledge", "AppraisePledge", "ConcludePledge", "AppealPledge", "AnswerAppeal", "FinishPledge", "VetPledge"];

    [Theory, OnBothDatabases]
    public async Task Whatever_was_done_has_its_act_and_whatever_was_refused_its_code(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var maker = await branch.MemberAsync();
        using var other = await branch.MemberAsync(1);
        using var secretary = await branch.SecretaryAsync();
        using var office = await branch.OfficeAboveAsync();
        using var stranger = await branch.Site.EnterAsync(Role.Office, await branch.Site.PlantAsync("远方县"));
        Visitor[] people = [maker, other, secretary, office, stranger];
        HashSet<string> codes = [];
        var (done, deepest) = (0, 0);
        foreach (var turns in Histories())
        {
            var id = await branch.PledgeAsync(text: $"上门服务二十户老人 {done}");
            List<(string Act, int By)> expected = [("ProposePledge", -1)];
            foreach (var turn in turns)
            {
                var before = await LookAsync(branch, id);
                if (await DoAsync(people[turn.Who], id, turn) is { } code)
                {
                    codes.Add(code);
                    Assert.Equal(before, await LookAsync(branch, id));
                }
                else expected.Add((Acts[turn.Deed], people[turn.Who].Account!.Id));
            }
            await using var db = branch.Site.Open();
            var acts = await db.Acts.AsNoTracking().Where(act => act.ObjectKind == nameof(Pledge) && act.ObjectId == id).OrderBy(act => act.Id).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected.Select(one => one.Act), acts.Select(act => act.Name));
            Assert.Equal(expected.Skip(1).Select(one => (int?)one.By), acts.Skip(1).Select(act => act.ActorId));
            Demand(await db.Pledges.AsNoTracking().SingleAsync(row => row.Id == Guid.Parse(id), TestContext.Current.CancellationToken), acts);
            (done, deepest) = (done + acts.Count, Math.Max(deepest, acts.Count));
        }
        Assert.True(deepest > 6, "Nothing went far, so nothing was shown.");
        var words = branch.Site.Services.CreateScope().ServiceProvider.GetRequiredService<Words>();
        foreach (var code in codes)
            foreach (var language in (System.Globalization.CultureInfo[])[Reading.Chinese, Reading.English]) Assert.NotEqual("", words.In(language, code));
    }

    /// <summary>A history that goes all the way, then random ones, the same in each run.</summary>
    private static List<Turn[]> Histories()
    {
        List<Turn[]> all = [[new(2, 2, 5), new(0, 0, 5), new(1, 2, 5), new(4, 2, 5), new(6, 0, 4), new(7, 2, 5), new(8, 2, 4), new(9, 0, 5), new(10, 3, 4), new(8, 2, 4), new(11, 2, 5)]];
        Turns.Sample(turns => { if (all.Count < 5) all.Add(turns); }, seed: "0000KOIKA1r3", iter: 8, threads: 1);
        return all;
    }

    /// <returns>The code of the refusal; null if it was done.</returns>
    private static async Task<string?> DoAsync(Visitor person, string id, Turn turn)
    {
        var (well, said) = (turn.Form > 1, turn.Form > 1 ? "因为" : " ");
        var (address, body) = turn.Deed switch
        {
            0 => ("", (object)new { text = well ? $"上门服务三十户老人{turn.Form}" : "", due = "2026-12-20", kind = "deed" }),
            1 or 12 => ("/vetting", new { checks = well ? Branch.Yes : [true] }),
            2 => ("/return", new { reason = said }),
            3 => ("/name", new { shown = turn.Form % 2 == 0 }),
            4 => ("/publication", new { }),
            5 => ("/takedown", new { reason = said }),
            6 => ("/fulfilment", new { kept = turn.Form % 2 == 0, sentence = said, cause = well ? "objective" : null }),
            7 => ("/review", new { sentence = said }),
            8 => ("/conclusion", new { grade = well ? "partly" : "none" }),
            9 => ("/appeal", new { reason = said }),
            10 => ("/appeal/answer", new { upheld = turn.Form % 2 == 0, reason = said }),
            _ => ("/finality", new { }),
        };
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"/api/v1/pledges/{id}{address}", UriKind.Relative)) { Content = JsonContent.Create(body) };
        using var response = await person.Http.SendAsync(request, TestContext.Current.CancellationToken);
        if (response.IsSuccessStatusCode) return null;
        Assert.InRange((int)response.StatusCode, 400, 499);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("code").GetString()!;
    }

    /// <summary>Everything the store knows of it, so that a refusal that changed anything shows.</summary>
    private static async Task<string> LookAsync(Branch branch, string id)
    {
        await using var db = branch.Site.Open();
        var pledge = await db.Pledges.AsNoTracking().SingleAsync(row => row.Id == Guid.Parse(id));
        return JsonSerializer.Serialize(pledge) + await db.Acts.CountAsync(act => act.ObjectId == id);
    }

    /// <summary>Every fact that stands was made by somebody whose act is there.</summary>
    private static void Demand(Pledge pledge, List<Act> acts)
    {
        foreach (var (name, by) in ((string, int?)[])[("VetPledge", pledge.Vetting?.By), ("SendBackPledge", pledge.Return?.By), ("PublishPledge", pledge.Publication?.By), ("TakeDownPledge", pledge.TakenDown?.By),
            ("FulfilPledge", pledge.Fulfilment?.By), ("AppraisePledge", pledge.Review?.By), ("ConcludePledge", pledge.Conclusion?.By), ("AppealPledge", pledge.Appeal?.By), ("AnswerAppeal", pledge.AppealAnswer?.By), ("FinishPledge", pledge.Final?.By)])
            Assert.True(by is null || acts.Any(act => act.Name == name && act.ActorId == by), name);
    }
}
