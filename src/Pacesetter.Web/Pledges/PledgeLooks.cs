using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges;

/// <summary>How the state of a pledge reads: shape, colour and words, the steps in the campaign's own words.</summary>
internal static class PledgeLooks
{
    public static (Tone Tone, string Text) State(this Words words, Pledge pledge, Recipe recipe, DateOnly today)
    {
        var rules = recipe.Pledges!;
        return pledge switch
        {
            { Substitution: not null } => (Tone.Quiet, words["pledges.state-substituted"]),
            { Final: not null, Conclusion: { } conclusion } => (words.GradeTone(conclusion, rules), words["pledges.state-final", words.Grade(conclusion, rules)]),
            { Appeal: not null, AppealAnswer: null } => (Tone.Watch, words["pledges.state-appeal"]),
            { AppealAnswer.Upheld: true } => (Tone.Watch, words["pledges.state-upheld"]),
            { Conclusion: { } conclusion } => (words.GradeTone(conclusion, rules), words["pledges.state-notice", words.Grade(conclusion, rules), conclusion.NoticeUntil]),
            { Return: not null } => (Tone.Watch, words["pledges.state-returned"]),
            _ => pledge.Next(rules) switch
            {
                PledgeStep.Fulfil when pledge.Due < today => (Tone.Bad, words["pledges.state-overdue", pledge.Due]),
                PledgeStep.Fulfil => (Tone.Info, words["pledges.state-doing", pledge.Due]),
                { } step => (Tone.Quiet, words.Waits(rules, step)),
                null => (Tone.Good, words["pledges.state-done"]),
            },
        };
    }

    /// <summary>Where a pledge is checked while it is typed.</summary>
    /// <param name="but">The pledge that is being written anew; it is not compared with itself.</param>
    public static string Checking(Unit unit, Campaign campaign, Guid? but = null) =>
        $"/api/v1/units/{Uri.EscapeDataString(unit.Code)}/pledges/concreteness?campaign={Uri.EscapeDataString(campaign.Key)}{(but is { } id ? $"&but={id}" : "")}";

    /// <summary>"To vet", in the campaign's word.</summary>
    public static string Waits(this Words words, Pledging rules, PledgeStep step) => words["pledges.waits-for", rules.Word(step)?.ToString().ToLowerInvariant()];

    public static string Grade(this Words words, Conclusion conclusion, Pledging rules) => rules.Grades.FirstOrDefault(grade => grade.Key == conclusion.Grade)?.Label.ToString() ?? words["pledges.grade-gone"];

    public static string Kind(this Pledge pledge, Recipe recipe) => recipe.Pledges!.Kinds.FirstOrDefault(kind => kind.Key == pledge.Kind)?.Label.ToString() ?? "";

    /// <summary>"2 to 4 visits", "at least 20 households".</summary>
    public static string Figures(this Words words, Pledge pledge) => pledge switch
    {
        { Baseline: { } from, Target: { } to } => words["pledges.from-to", pledge.Measure, from, to],
        { Target: { } to } => words["pledges.to", pledge.Measure, to],
        _ => pledge.Measure ?? "",
    };

    /// <summary>What came of it, as one sentence.</summary>
    public static string Came(this Words words, Fulfilment said) => said switch
    {
        { Kept: true } => words["pledges.came-kept", said.Sentence],
        { Cause: Cause.Objective } => words["pledges.came-objective", said.Sentence],
        _ => words["pledges.came-subjective", said.Sentence],
    };

    /// <summary>"17 of 20 satisfied, 85.0%", or that nobody was asked.</summary>
    public static string PeopleSaid(this Words words, PeopleSaid? said) =>
        said is { Answers: > 0 } people ? words["pledges.people-said", people.Satisfied, people.Answers, words.Percent(people.Satisfied, people.Answers)] : words["pledges.people-silent"];

    /// <summary>How the suggested grade comes about.</summary>
    public static string SuggestedBy(this Words words, Recipe recipe)
    {
        var rules = recipe.Pledges!;
        var kept = rules.Has(PledgeStep.Fulfil) ? words["pledges.suggested-by", rules.Grades[0].Label.ToString(), rules.Excused.Label.ToString(), rules.Grades[^1].Label.ToString()] : "";
        if (rules.People is not { } share) return kept;
        var item = (recipe.Appraisal?.Members ?? []).Concat(recipe.Appraisal?.Organisations ?? []).FirstOrDefault(term => term.Key == share.Item)?.Label.ToString() ?? share.Item;
        return kept + words.Gap + words["pledges.suggested-people", item, share.AtLeast];
    }

    /// <summary>The best grade is green, the last one red, what lies between yellow.</summary>
    private static Tone GradeTone(this Words _, Conclusion conclusion, Pledging rules) =>
        conclusion.Place == 1 ? Tone.Good : conclusion.Place >= rules.Grades.Count ? Tone.Bad : Tone.Watch;
}
