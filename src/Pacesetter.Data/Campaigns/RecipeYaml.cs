using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using YamlDotNet.Core;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads a campaign recipe written in YAML.</summary>
public static class RecipeYaml
{
    private const int LongestCampaign = 120;

    /// <summary>Reads a recipe and finds all of its mistakes, not only the first.</summary>
    /// <returns>The recipe, or null together with at least one problem, sorted by place.</returns>
    public static (Recipe? Recipe, IReadOnlyList<RecipeProblem> Problems) Read(string text)
    {
        var findings = new RecipeFindings();
        var recipe = Read(text, findings);
        return (findings.Problems.Count == 0 ? recipe : null, findings.Problems);
    }

    internal static Recipe? Read(string text, RecipeFindings findings)
    {
        try
        {
            var root = YamlTree.Parse(text);
            if (root is YamlMap map)
            {
                var section = new RecipeSection(map, "", findings);
                var recipe = Whole(section);
                section.Done();
                return recipe;
            }
            findings.Report(root?.Line ?? 1, root?.Column ?? 1, "not-a-recipe");
        }
        catch (YamlException broken)
        {
            findings.Report((int)broken.Start.Line, (int)broken.Start.Column, "not-yaml", broken.Message);
        }
        return null;
    }

    private static Recipe Whole(RecipeSection top)
    {
        var head = (Key: top.Key(), Name: top.Label("name"), Aims: top.Label("aims"));
        var start = top.Day("start");
        var months = top.LegibleWhole("months", 1, LongestCampaign);
        var terms = new RecipeTerms(
            top.Each("tiers", RosterTerm([]), required: true), top.Each("fields", RosterTerm([])), top.Each("industries", RosterTerm([])));
        if (head.Name.Zh.Length > Campaign.NameLength) top.Report("name", "too-long", head.Name.Zh, Campaign.NameLength);
        var schedule = new ScheduleYaml(terms, start, months);
        var documents = CarriersYaml.Documents(top);
        var registers = CarriersYaml.Registers(top, terms, documents);
        var appraisal = top.Section("appraisal", VoicesYaml.Appraisal);
        var findings = top.Section("findings", WatchYaml.Findings);
        var remedies = top.Each("remedies", Term);
        var stories = top.Section("stories", WatchYaml.Stories);
        return new(head.Key, head.Name)
        {
            Aims = head.Aims, Start = start ?? default, Months = months ?? 0,
            Tiers = terms.Tiers, Fields = terms.Fields, Industries = terms.Industries,
            Phases = schedule.Phases(top), Milestones = schedule.Milestones(top),
            Plans = schedule.Plans(top), Report = schedule.Report(top),
            Mobilisation = top.RequiredSection("mobilisation", Mobilisation) ?? new(new(""), 0),
            CoreWork = top.RequiredSection("core-work", CoreWork) ?? new(new(""), new("")),
            Standards = StandardsYaml.Read(top, terms),
            Documents = documents,
            Carriers = CarriersYaml.Carriers(top, documents, registers), Registers = registers, Responsible = WatchYaml.Responsible(top),
            Pledges = top.Section("pledges", pledges => VoicesYaml.Pledges(pledges, appraisal)),
            Findings = findings, Appraisal = appraisal,
            Inspection = top.Section("inspection", section => InspectionYaml.Read(section, terms)),
            Directives = top.Section("directives", IssuingYaml.Read),
            Awards = top.Section("awards", section => AwardingYaml.Read(section, terms, [.. (findings?.Severities ?? []).Select(one => one.Key)])),
            Diagnosis = WatchYaml.Diagnosis(top, terms, remedies, stories), Remedies = remedies, Stories = stories,
            Lights = WatchYaml.Lights(top),
            WorkingDays = top.Section("working-days", CalendarYaml.WorkingDays) ?? WorkingDays.Weekdays,
            Burden = top.Section("burden", burden => CalendarYaml.Burden(burden, terms)) ?? new([], null),
            Words = top.Section("words", VoicesYaml.Words) ?? new Dictionary<string, Label>(),
        };
    }

    internal static Term Term(RecipeSection section) =>
        new(section.Key(), section.Label("label"), section.Texts("aliases"));

    /// <summary>A term whose words units carry in their roster: each must fit there and mean one thing only.</summary>
    private static Func<RecipeSection, Term> RosterTerm(HashSet<string> taken) => section =>
    {
        var term = Term(section);
        foreach (var word in term.Words.Where(word => word != term.Key).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var place = term.Aliases.Contains(word) ? "aliases" : "label";
            if (word.Length > Unit.LabelLength) section.Report(place, "too-long", word, Unit.LabelLength);
            if (!taken.Add(word.ToUpperInvariant())) section.Report(place, "word-taken", word);
        }
        taken.Add(term.Key.ToUpperInvariant());
        return term;
    };

    private static Mobilisation Mobilisation(RecipeSection section) =>
        new(section.Label("task"), section.Whole("stuck-after-days", 1, 366));

    private static CoreWork CoreWork(RecipeSection section) => new(section.Label("name"), section.Label("none"));
}
