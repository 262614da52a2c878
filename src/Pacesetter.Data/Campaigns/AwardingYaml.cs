using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads how the campaign honours organisations and members.</summary>
internal static class AwardingYaml
{
    private const int MostNoticeDays = 60;
    private const int MostRounds = 100;
    private const int MostYears = 10;
    private const int MostPlaces = 10_000;
    private const int LargestFigure = 10_000;
    private const string Below = "below", From = "from", Severities = "severities";

    /// <param name="severities">Keys of the severities of findings; empty where the campaign keeps no findings.</param>
    public static Awarding Read(RecipeSection section, RecipeTerms terms, IReadOnlyList<string> severities) => new()
    {
        NoticeDays = section.Whole("notice-days", 1, MostNoticeDays),
        MarginPercent = section.Whole("margin-percent", 0, 100),
        Rounds = section.Whole("rounds", 1, MostRounds),
        Years = section.Whole("years", 1, MostYears),
        Opinions = section.Each("opinions", body => new HeardBody(body.Key(), body.Label("label"), body.Truth("veto", otherwise: false))),
        Titles = section.Each("titles", title => Title(title, terms, severities), required: true),
    };

    private static AwardTitle Title(RecipeSection section, RecipeTerms terms, IReadOnlyList<string> severities) =>
        new(section.Key(), section.Label("label"), section.OneOf<Subject>("about"), section.Whole("places", 1, MostPlaces))
        {
            EachBelow = section.WholeIfAny("each-below", 1, MostPlaces),
            AgainAfterYears = section.WholeIfAny("again-after-years", 0, MostYears) ?? 0,
            For = terms.AudienceOf(section),
            Conditions = section.Labels("conditions", required: true),
            Exclusions = section.Each("exclusions", one => Exclusion(one, severities)),
        };

    /// <summary>A share rules out below its bound, a count from its bound on.</summary>
    private static AwardExclusion Exclusion(RecipeSection section, IReadOnlyList<string> severities)
    {
        var measure = section.OneOf("measure", AwardExclusion.Measures);
        var (below, from) = (section.NumberIfAny(Below, 1, 100), section.NumberIfAny(From, 1, LargestFigure));
        var counted = section.References(Severities, severities, "unknown-severity");
        var exclusion = new AwardExclusion(measure, below ?? from ?? 1) { Severities = counted };
        if (measure.Length == 0) return exclusion;
        if (exclusion.LowIsBad ? below is null : from is null) section.Report("measure", "exclusion-needs-bound", measure, exclusion.LowIsBad ? Below : From);
        if ((exclusion.LowIsBad ? from : below) is not null) section.Report(exclusion.LowIsBad ? From : Below, "exclusion-other-bound", measure, exclusion.LowIsBad ? Below : From);
        if (counted.Count > 0 && measure != AwardExclusion.OpenFindings) section.Report(Severities, "only-for-findings", measure);
        return exclusion;
    }
}
