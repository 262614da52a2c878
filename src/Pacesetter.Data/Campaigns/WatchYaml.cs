using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads how the campaign watches itself: findings, who answers, stories, diagnosis and lights.</summary>
internal static class WatchYaml
{
    private const decimal LargestFigure = 10_000;

    private const int MostPauseDays = 60;
    private const int MostDays = 1_000;

    public static Rectifying Findings(RecipeSection section) => new()
    {
        Kinds = section.Each("kinds", RecipeYaml.Term, required: true),
        Severities = section.Each("severities", one => new Severity(one.Key(), one.Label("label"), one.Whole("days", 1, MostDays)), required: true),
        PauseDays = section.WholeIfAny("pause-days", 1, MostPauseDays) ?? Rectifying.UsualPauseDays,
    };

    public static IReadOnlyList<ResponsibleKind> Responsible(RecipeSection top) => top.Each("responsible", section =>
        new ResponsibleKind(section.Key(), section.Label("label"), section.Truth("secretary", otherwise: false), section.Truth("reminded", otherwise: false)));

    public static Telling Stories(RecipeSection section) => new()
    {
        Kinds = section.Each("kinds", RecipeYaml.Term, required: true),
        Channels = section.Each("channels", RecipeYaml.Term, required: true),
    };

    public static IReadOnlyList<DiagnosisRule> Diagnosis(RecipeSection top, RecipeTerms terms, IReadOnlyList<Term> remedies, Telling? stories) => top.Each("diagnosis", section =>
    {
        var rule = new DiagnosisRule(section.Key(), section.Label("label"),
            section.OneOf("measure", DiagnosisRule.Measures),
            section.Number("watch", 0, LargestFigure), section.Number("act", 0, LargestFigure))
        {
            PersonDecides = section.Truth("person-decides", otherwise: false),
            For = terms.AudienceOf(section),
            LeastDone = section.WholeIfAny("least-done", 1, MostDays) ?? 1,
            Remedies = section.References("remedies", remedies.Select(remedy => remedy.Key), "unknown-remedy"),
        };
        if (rule.Measure.Length > 0 && (rule.LowIsBad ? rule.Act > rule.Watch : rule.Act < rule.Watch))
            section.Report("act", "thresholds-out-of-order", rule.Watch, rule.Act);
        if (rule.Measure == DiagnosisRule.UnansweredReminders && !rule.PersonDecides)
            section.Report("measure", "person-must-decide", rule.Measure);
        if (rule.Measure == DiagnosisRule.Silent && stories is null) section.Report("measure", "stories-missing", rule.Measure);
        return rule;
    });

    public static IReadOnlyList<LightRule> Lights(RecipeSection top)
    {
        Dictionary<string, decimal> lowest = [];
        HashSet<LightShape> shapes = [];
        RecipeSection? last = null;
        var lights = top.Each("lights", section =>
        {
            last = section;
            var light = new LightRule(section.Key(), section.Label("label"))
            {
                Shape = section.OneOf<LightShape>("shape"),
                Color = section.OneOf<LightColor>("color"),
                AtLeast = section.Section("at-least", inner => Bounds(inner, lowest)) ?? [],
            };
            if (!shapes.Add(light.Shape)) section.Report("shape", "lights-look-alike", light.Label);
            return light;
        }, required: true);
        if (lights.Count > 0 && lights[^1].AtLeast.Count > 0) last!.Report("at-least", "last-light-has-bounds", lights[^1].Label);
        return lights;
    }

    private static Dictionary<string, decimal> Bounds(RecipeSection section, Dictionary<string, decimal> lowest)
    {
        Dictionary<string, decimal> bounds = [];
        foreach (var ratio in LightRule.Ratios)
        {
            if (section.NumberIfAny(ratio, 0, 100) is not { } bound) continue;
            if (lowest.TryGetValue(ratio, out var better) && bound >= better)
                section.Report(ratio, "thresholds-out-of-order", better, bound);
            lowest[ratio] = bounds[ratio] = bound;
        }
        return bounds;
    }
}
