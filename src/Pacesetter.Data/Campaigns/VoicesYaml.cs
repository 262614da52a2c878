using System.Text.RegularExpressions;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads what people promise, what they are asked, and the campaign's own words.</summary>
internal static partial class VoicesYaml
{
    private const int MostPledges = 100;
    private const int LargestGroup = 100;

    public static Pledging Pledges(RecipeSection section) => new()
    {
        Steps = section.Each("steps", RecipeYaml.Term, required: true),
        Kinds = section.Each("kinds", RecipeYaml.Term),
        Organisations = section.Section("organisations", HowMany),
        Members = section.Section("members", HowMany),
        Vetting = section.Labels("vetting"),
        Grades = section.Each("grades", RecipeYaml.Term, required: true),
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

    private static HowMany HowMany(RecipeSection section)
    {
        var counts = new HowMany(section.Whole("at-least", 0, MostPledges), section.Whole("at-most", 0, MostPledges));
        if (counts.AtMost < counts.AtLeast) section.Report("at-most", "thresholds-out-of-order", counts.AtLeast, counts.AtMost);
        return counts;
    }

    [GeneratedRegex("^[a-z]+\\.[a-z0-9-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex WordKey();
}
