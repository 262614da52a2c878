using System.Text.Json;
using CsCheck;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Tests.Campaigns;

namespace Pacesetter.Tests.Pledges;

/// <summary>Random acts by random people, in any order, under the recipe of the speech, one with steps left out and one with everything left out but the ends.</summary>
public sealed class PledgeLifeTests
{
    /// <summary>Everything a refusal may say; another code would be one nobody has words for.</summary>
    private static readonly HashSet<string> Refusals =
    [
        "pledges.past-writing", "pledges.text-missing", "pledges.due-outside", "pledges.checklist-incomplete", "pledges.published-already", "pledges.not-public", "pledges.judged-already",
        "pledges.sentence-missing", "pledges.cause-missing", "pledges.not-published", "pledges.substituted", "pledges.reviewed-already", "pledges.own", "pledges.concluded-already",
        "pledges.grade-unknown", "pledges.vetted-already", "pledges.returned", "pledges.step-left-out", "pledges.not-vetted", "pledges.not-fulfilled", "pledges.not-reviewed",
        "pledges.reason-missing", "pledges.not-concluded", "pledges.not-own", "pledges.final", "pledges.appealed-already", "pledges.appeal-late", "pledges.no-appeal",
        "pledges.appeal-answered", "pledges.own-conclusion", "pledges.notice-running", "pledges.appeal-open",
    ];

    private static readonly Pledging Whole = RecipeFiles.Speech is var key ? RecipeYaml.Read(RecipeFiles.Text(key)).Recipe!.Pledges! : null!;

    private static readonly Pledging[] Rules =
    [
        Whole,
        Whole with { Steps = [.. Whole.Steps.Where(step => step.Does is not (PledgeStep.Vet or PledgeStep.Review))], NoticeDays = 0 },
        Whole with { Steps = [Whole.Steps[0], Whole.Steps[^1]] },
    ];

    /// <param name="Act">Which act.</param>
    /// <param name="Who">1 the member; 2 and 3 people of the branch; 4 another member.</param>
    /// <param name="Days">How many days have passed since the act before.</param>
    /// <param name="Form">How well the form was filled in.</param>
    public readonly record struct Turn(int Act, int Who, int Days, int Form);

    private static readonly Gen<Turn[]> Turns = Gen.Select(Gen.Int[0, 13], Gen.Int[1, 4], Gen.Int[0, 9], Gen.Int[0, 9], (act, who, days, form) => new Turn(act, who, days, form)).Array[1, 60];

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(0, false)]
    public void No_history_leads_to_an_illegal_state_and_a_refusal_changes_nothing(int which, bool member) => Turns.Sample(turns =>
    {
        var (rules, day) = (Rules[which], new DateOnly(2026, 2, 1));
        var pledge = Made(rules, member, day);
        var drafts = 0;
        foreach (var turn in turns)
        {
            day = day.AddDays(turn.Days);
            var (before, revision) = (Look(pledge), pledge.Revision);
            try
            {
                if (Take(pledge, rules, turn, day) is not null) drafts++;
                Assert.True(pledge.Revision >= revision);
            }
            catch (BrokenRule rule)
            {
                Assert.Contains(rule.Code, Refusals);
                Assert.Equal(before, Look(pledge));
            }
            Demand(pledge, rules, member);
            Assert.Equal(drafts, pledge.Drafts);
        }
    }, iter: 2000, threads: 1);

    /// <summary>Otherwise the property would hold of a world in which nothing happens.</summary>
    [Fact]
    public void Some_histories_go_all_the_way()
    {
        var pledge = Made(Whole, true, new(2026, 2, 1));
        var (day, branch, chief, own) = (new DateOnly(2026, 3, 1), new Hand(2, null), new Hand(3, null), new Hand(1, 7));
        var (at, march) = (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Month.Of(2026, 3));
        pledge.SendBack(Whole, "写明户数", branch, at);
        Assert.Equal(1, pledge.Rewrite(Whole, PledgeWording.Of(pledge) with { Text = "全年上门服务二十户老人" })!.Number);
        pledge.Vet(Whole, [true, true, true, true, true, false], null, branch, at, march);
        pledge.Publish(Whole, branch, at, march);
        pledge.Fulfil(Whole, new(true, "二十户都走到了"), own, at, march);
        pledge.Appraise(Whole, "群众认可", branch, at, march);
        pledge.Conclude(Whole, "partly", null, branch, at, day);
        pledge.RaiseAppeal("都兑现了", true, own, at, day);
        pledge.AnswerAppeal(true, "核对属实", chief, at);
        pledge.Conclude(Whole, "kept", "评优", branch, at, day.AddDays(2));
        pledge.Finish(branch, at, day.AddDays(8));
        Assert.Equal((1, "kept", null), (pledge.Conclusion!.Place, pledge.Conclusion.Grade, pledge.Appeal));
        Assert.Null(pledge.Next(Whole));
    }

    private static Pledge Made(Pledging rules, bool member, DateOnly day) => Pledge.Propose(rules, new(1, 1, member ? 7 : null), 2026, false,
        new("结对帮扶三户困难家庭", new(2026, 12, 31)) { Kind = rules.Kinds[0].Key }, 0, new(1, day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Month.From(day), null));

    private static PledgeDraft? Take(Pledge pledge, Pledging rules, Turn turn, DateOnly day)
    {
        var hand = new Hand(turn.Who, turn.Who switch { 1 => 7, 4 => 8, _ => null });
        var (at, month, well) = (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Month.From(day), turn.Form > 1);
        var said = well ? "因为" : " ";
        switch (turn.Act)
        {
            case 0: return pledge.Rewrite(rules, new(well ? "帮扶四户" : "", new(well ? 2026 : 2025, 12, 31)) { Kind = rules.Kinds[0].Key });
            case 1: pledge.Vet(rules, [.. Enumerable.Repeat(true, well ? rules.Vetting.Count : 1)], null, hand, at, month); break;
            case 2: pledge.SendBack(rules, said, hand, at); break;
            case 3: pledge.LetName(well, hand, at); break;
            case 4: pledge.Publish(rules, hand, at, month); break;
            case 5: pledge.TakeDown(said, hand, at); break;
            case 6: pledge.Fulfil(rules, new(turn.Form % 2 == 0, said, well ? Cause.Objective : null), hand, at, month); break;
            case 7: if (turn.Form == 9) pledge.Substitute(Made(rules, true, day), said, hand, at, month); break;
            case 8: pledge.Appraise(rules, said, hand, at, month); break;
            case 9 or 10: pledge.Conclude(rules, well ? rules.Grades[turn.Form % rules.Grades.Count].Key : "none", null, hand, at, day); break;
            case 11: pledge.RaiseAppeal(said, turn.Who == 1, hand, at, day); break;
            case 12: pledge.AnswerAppeal(turn.Form % 2 == 0, said, hand, at); break;
            default: pledge.Finish(hand, at, day); break;
        }
        return null;
    }

    /// <summary>What may never be, whatever happened.</summary>
    private static void Demand(Pledge pledge, Pledging rules, bool member)
    {
        var own = member ? 1 : pledge.Proposal.By;
        foreach (var step in Enum.GetValues<PledgeStep>())
        {
            if (!pledge.Has(step)) continue;
            Assert.True(rules.Has(step));
            if (rules.Before(step) is { } before) Assert.True(pledge.Has(before));
        }
        foreach (var judge in (int?[])[pledge.Vetting?.By, pledge.Return?.By, pledge.Review?.By, pledge.Conclusion?.By, pledge.Final?.By, pledge.AppealAnswer?.By]) Assert.NotEqual(own, judge);
        Assert.False(pledge.Return is not null && pledge.Vetting is not null);
        Assert.False(pledge.Substitution is not null && (pledge.Fulfilment is not null || pledge.Conclusion is not null));
        Assert.True(pledge.TakenDown is null || pledge.Publication is not null);
        Assert.True(pledge.Conclusion is null || rules.Grades[pledge.Conclusion.Place - 1].Key == pledge.Conclusion.Grade);
        Assert.True(pledge.Appeal is null || pledge.Conclusion is not null);
        Assert.True(pledge.AppealAnswer is null || (pledge.Appeal is not null && pledge.AppealAnswer.By != pledge.Conclusion!.By));
        Assert.True(pledge.Final is null || (pledge.Conclusion is not null && (pledge.Appeal is null || pledge.AppealAnswer is { Upheld: false })));
        Assert.True(pledge.Fulfilment is null || pledge.Fulfilment.Kept == pledge.Fulfilment.Cause is null);
    }

    private static string Look(Pledge pledge) => JsonSerializer.Serialize(pledge);
}
