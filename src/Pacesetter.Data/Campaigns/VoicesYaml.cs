using System.Text.RegularExpressions;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads what people promise, what they are asked, and the campaign's own words.</summary>
internal static partial class VoicesYaml
{
    private const int MostPledges = 100;
    private const int LargestGroup = 100;
    private static readonly (DateOnly First, DateOnly Last) AnyYear = (new(2026, 1, 1), new(2026, 12, 31));
    private const int MostNoticeDays = 60;
    private const int UsualNoticeDays = 5;

    /// <param name="section">The section.</param>
    /// <param name="appraisal">Whose ballot items may enter the conclusion.</param>
    public static Pledging Pledges(RecipeSection section, Appraising? appraisal) => new()
    {
        Steps = Steps(section),
        Annual = section.Section("annual", Annual),
        NoticeDays = section.WholeIfAny("notice-days", 0, MostNoticeDays) ?? UsualNoticeDays,
        Kinds = section.Each("kinds", RecipeYaml.Term),
        Organisations = section.Section("organisations", HowMany),
        Members = section.Section("members", HowMany),
        Vetting = section.Labels("vetting"),
        Grades = Grades(section),
        People = section.Section("people", people => new PeoplesShare(
            people.OneOf("item", [.. (appraisal?.Organisations ?? []).Concat(appraisal?.Members ?? []).Select(item => item.Key).Distinct()]), people.Whole("at-least", 1, 100))),
    };

    public static Appraising Appraisal(RecipeSection section) => new()
    {
        Organisations = section.Each("organisations", RecipeYaml.Term),
        Members = section.Each("members", RecipeYaml.Term),
        Grades = section.Each("grades", grade => new Grade(grade.Key(), grade.Label("label"),
            grade.Truth("satisfied", otherwise: false), grade.Truth("valid", otherwise: true)), required: true),
        HideBelow = section.Whole("hide-below", 1, LargestGroup),
    };

    public static IReadOnlyDictionary<string, Label> Words(RecipeSection section)
    {
        Dictionary<string, Label> words = [];
        foreach (var key in section.FreeKeys)
        {
            if (!WordKey().IsMatch(key)) section.Report(key, "bad-word-key", key);
            words[key] = section.Label(key);
        }
        return words;
    }

    /// <summary>What a step does is said by its key, or apart from it where the key is another word.</summary>
    private static List<PledgeStepTerm> Steps(RecipeSection section)
    {
        PledgeStep? previous = null;
        return [.. section.Each("steps", step =>
        {
            var key = step.Key();
            var named = Enum.TryParse<PledgeStep>(key, ignoreCase: true, out var known) ? known : (PledgeStep?)null;
            var does = step.OneOfIfAny<PledgeStep>("does") ?? named ?? step.OneOf<PledgeStep>("does");
            if (previous is null && does != PledgeStep.Propose) step.Report("key", "first-step-proposes", key);
            if (previous >= does) step.Report("key", "steps-out-of-order", key);
            previous = does;
            return new PledgeStepTerm(key, step.Label("label"), does);
        }, required: true)];
    }

    private static AnnualRound Annual(RecipeSection section)
    {
        var (propose, publish) = (Day(section, "propose-by"), Day(section, "publish-by"));
        var proposed = propose.In(AnyYear.First, AnyYear.Last);
        if (proposed <= AnyYear.Last && publish.In(AnyYear.First, AnyYear.Last) < proposed) section.Report("publish-by", "published-before-proposed");
        return new(propose, publish);
    }

    private static RecipeDate Day(RecipeSection section, string key)
    {
        var date = section.Date(key) ?? RecipeDate.LastDay;
        if (date.IsFixed) section.Report(key, "fixed-date-recurs", date);
        else if (date.In(AnyYear.First, AnyYear.Last) is var day && (day < AnyYear.First || day > AnyYear.Last)) section.Report(key, "outside-year", date);
        return date;
    }

    private static IReadOnlyList<Term> Grades(RecipeSection section)
    {
        var grades = section.Each("grades", RecipeYaml.Term, required: true);
        if (grades.Count > Pledging.MostGrades) section.Report("grades", "too-many-grades", grades.Count, Pledging.MostGrades);
        return grades;
    }

    private static HowMany HowMany(RecipeSection section)
    {
        var counts = new HowMany(section.Whole("at-least", 0, MostPledges), section.Whole("at-most", 0, MostPledges));
        if (counts.AtMost < counts.AtLeast) section.Report("at-most", "thresholds-out-of-order", counts.AtLeast, counts.AtMost);
        return counts;
    }

    [GeneratedRegex("^[a-z]+\\.[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex WordKey();
}
