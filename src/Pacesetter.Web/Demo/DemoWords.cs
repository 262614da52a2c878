using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Pacesetter.Web.Demo;

/// <summary>The invented names and tasks of words.yaml.</summary>
internal sealed class DemoWords
{
    public string Province { get; init; } = "";
    public string City { get; init; } = "";
    public List<string> Cities { get; init; } = [];
    public List<CountyWords> Counties { get; init; } = [];
    public List<string> Elsewhere { get; init; } = [];
    public HomeWords Home { get; init; } = new();
    public Dictionary<string, string> Tiers { get; init; } = [];
    public Dictionary<string, string> Fields { get; init; } = [];
    public string Surnames { get; init; } = "";
    public string Given { get; init; } = "";
    public List<string> VillageClans { get; init; } = [];
    public List<string> VillageFirst { get; init; } = [];
    public List<string> VillageSecond { get; init; } = [];
    public List<string> Communities { get; init; } = [];
    public List<string> Townships { get; init; } = [];
    public List<string> Streets { get; init; } = [];
    public List<string> CityOrgans { get; init; } = [];
    public List<string> CountyOrgans { get; init; } = [];
    public List<string> WindowOrgans { get; init; } = [];
    public Dictionary<string, List<string>> Branches { get; init; } = [];
    public string BranchSuffix { get; init; } = "";
    public string GeneralBranchSuffix { get; init; } = "";
    public string Numbered { get; init; } = "";
    public List<string> Numerals { get; init; } = [];
    public List<string> Posts { get; init; } = [];
    public List<string> ReturnReasons { get; init; } = [];
    public List<string> DelayReasons { get; init; } = [];
    public List<string> Sentences { get; init; } = [];
    public List<string> DropReasons { get; init; } = [];
    public List<string> DeclineReasons { get; init; } = [];
    public List<string> NoCoreReasons { get; init; } = [];
    public List<string> Core { get; init; } = [];
    public TaskIdea Meeting { get; init; } = new();
    public Dictionary<string, TaskIdeas> Tasks { get; init; } = [];
    public List<PledgeIdea> MemberPledges { get; init; } = [];
    public List<PledgeIdea> UnitPledges { get; init; } = [];
    public List<string> Kept { get; init; } = [];
    public List<string> NotKept { get; init; } = [];
    public List<string> Reviews { get; init; } = [];
    public List<string> PledgeReturns { get; init; } = [];
    public List<string> Excuses { get; init; } = [];
    public string GradeUse { get; init; } = "";
    public List<ScriptLine> Script { get; init; } = [];
    public Dictionary<string, List<StandardIdea>> Refinements { get; init; } = [];

    public InspectionIdeas Inspections { get; init; } = new();
    public List<string> Occasions { get; init; } = [];

    /// <summary>Why a meeting fell through.</summary>
    public string CalledOff { get; init; } = "";
    public CommentIdeas UnitComments { get; init; } = new();
    public CommentIdeas MemberComments { get; init; } = new();
    public VerdictIdeas Verdicts { get; init; } = new();
    public List<FindingIdea> Findings { get; init; } = [];
    public List<string> FindingSteps { get; init; } = [];
    public List<string> FindingReturns { get; init; } = [];
    public List<string> FindingReasons { get; init; } = [];
    public List<string> FindingRulings { get; init; } = [];

    public List<DirectiveIdea> Directives { get; init; } = [];
    public List<string> DirectiveRemarks { get; init; } = [];

    public List<StoryIdea> Stories { get; init; } = [];
    public List<string> StoryReturns { get; init; } = [];
    public AwardIdeas Awards { get; init; } = new();

    public List<CarrierIdea> Carriers { get; init; } = [];
    public Dictionary<string, RegisterIdea> Registers { get; init; } = [];
    public List<string> ClosedBecause { get; init; } = [];
    public List<PracticeIdea> Practices { get; init; } = [];
    public List<string> ContactLines { get; init; } = [];
    public List<SuggestionIdea> Suggestions { get; init; } = [];
    public List<DocumentIdea> Documents { get; init; } = [];

    public static DemoWords Read()
    {
        using var file = typeof(DemoWords).Assembly.GetManifestResourceStream("Pacesetter.Web.Demo.words.yaml")!;
        using var text = new StreamReader(file);
        return new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<DemoWords>(text);
    }
}

/// <summary>A county and its people's way: the pace at which things get done, and the share of units that stay at the mobilisation meeting.</summary>
internal sealed class CountyWords
{
    public string Name { get; init; } = "";
    public double Pace { get; init; }
    public double Stalled { get; init; }
    public double Weight { get; init; } = 1;
}

/// <summary>Where the demonstration's people are at home, and their names.</summary>
internal sealed class HomeWords
{
    public string County { get; init; } = "";
    public string Township { get; init; } = "";
    public string Village { get; init; } = "";
    public string Secretary { get; init; } = "";
    public string Member { get; init; } = "";
    public string Leader { get; init; } = "";
    public string Inspector { get; init; } = "";
    public string Office { get; init; } = "";
    public string CountyOffice { get; init; } = "";
    public string TownshipOffice { get; init; } = "";
    public string System { get; init; } = "";
    public string Security { get; init; } = "";
    public string Audit { get; init; } = "";
}

internal sealed class TaskIdeas
{
    public List<TaskIdea> Goals { get; init; } = [];
    public List<TaskIdea> Year { get; init; } = [];
    public List<TaskIdea> Month { get; init; } = [];
}

/// <summary>A task as it is told in words.yaml, before a unit makes it its own.</summary>
internal class TaskIdea
{
    public string Title { get; init; } = "";
    public int[]? N { get; init; }
    public string? Of { get; init; }
    public string? Core { get; init; }
    public string? None { get; init; }
    public string? Item { get; init; }
    public string? Result { get; init; }
    public bool Offer { get; init; }
    /// <summary>Key of the carrier it comes under.</summary>
    public string? Carrier { get; init; }
}

/// <summary>A task of the home village, placed from the running month.</summary>
internal sealed class ScriptLine : TaskIdea
{
    public int Slot { get; init; }
    public int From { get; init; }
    public int To { get; init; }
    public int Day { get; init; }

    /// <summary>Noted for the running month already, though the report is not in.</summary>
    public int? Said { get; init; }
    public string? Sentence { get; init; }
}

/// <summary>Something people pledge.</summary>
internal sealed class PledgeIdea
{
    /// <summary>{0} is the number to reach.</summary>
    public string Text { get; init; } = "";

    public string Kind { get; init; } = "";

    /// <summary>Between which numbers; null: it has none, and so is vague.</summary>
    public int[]? N { get; init; }

    public string? Measure { get; init; }

    public string? Witness { get; init; }
}
