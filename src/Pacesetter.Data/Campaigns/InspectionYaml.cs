using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads how the campaign inspects.</summary>
internal static class InspectionYaml
{
    private const int MostVisits = 52;
    private const int MostNoticeDays = 60;
    private const int MostTaken = 10_000;
    private const int MostWeight = 1_000;
    private const int LargestFigure = 10_000;

    public static Inspecting Read(RecipeSection section, RecipeTerms terms) => new()
    {
        VisitsAYear = section.Whole("visits-a-year", 1, MostVisits),
        NoticeDays = section.Whole("notice-days", 0, MostNoticeDays),
        Answers = Answers(section),
        Strata = section.Each("strata", stratum => new StratumRule(stratum.Key(), stratum.Label("label"), terms.AudienceOf(stratum),
            stratum.Whole("take", 0, MostTaken), stratum.Truth("each-below", otherwise: false)), required: true),
        Weight = section.WholeIfAny("weight", 1, MostWeight) ?? 1,
        Risks = section.Each("risks", risk => new RiskRule(risk.OneOf("measure", RiskRule.Measures), risk.WholeIfAny("from", 1, LargestFigure) ?? 1, risk.Whole("add", 1, MostWeight))),
    };

    private static IReadOnlyList<InspectionGrade> Answers(RecipeSection section)
    {
        var answers = section.Each("answers", grade => new InspectionGrade(grade.Key(), grade.Label("label"),
            grade.Truth("met", otherwise: false), grade.Truth("seen", otherwise: true)), required: true);
        if (answers.Count > 0 && !answers.Any(grade => grade is { Met: true, Seen: true })) section.Report("answers", "no-answer-met");
        return answers;
    }
}
