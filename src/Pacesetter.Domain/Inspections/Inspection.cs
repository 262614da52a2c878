using System.Text.Json;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Inspections;

/// <summary>
/// An inspection of units below (督查): why, of what, how, when, by whom and with which questions. That it takes place is announced in time to everybody
/// it may reach; who is visited is drawn afterwards and stays hidden until the visit.
/// </summary>
public sealed class Inspection
{
    public const int TitleLength = 100;
    public const int TextLength = 1_000;
    public const int CircularLength = 20_000;
    public const int MostQuestions = 30;
    public const int MostDays = 92;
    public const int LargestTeam = 9;

    private Inspection() { }

    private Inspection(int campaignId, int unitId, Planning planned, Guid? id)
    {
        (CampaignId, UnitId, Planned) = (campaignId, unitId, planned);
        Id = id ?? Guid.CreateVersion7();
    }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The unit that inspects; drawn are units below it.</summary>
    public int UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>By whose order, after which paper (依据).</summary>
    public string Basis { get; private set; } = "";

    /// <summary>What is looked at (内容).</summary>
    public string Content { get; private set; } = "";

    /// <summary>How it is looked at (方式).</summary>
    public string Method { get; private set; } = "";

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }

    /// <summary>How many inspectors go to each unit.</summary>
    public int TeamSize { get; private set; }

    public string QuestionsText { get; private set; } = "[]";

    public string StrataText { get; private set; } = "[]";

    public Planning Planned { get; private set; } = null!;

    public Announcement? Announcement { get; private set; }

    public Ending? Ending { get; private set; }

    public Circular? Circular { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<InspectionQuestion> Questions => JsonSerializer.Deserialize<List<InspectionQuestion>>(QuestionsText)!;

    /// <summary>How many are drawn from which stratum.</summary>
    public IReadOnlyList<StratumTake> Strata => JsonSerializer.Deserialize<List<StratumTake>>(StrataText)!;

    /// <exception cref="BrokenRule">Those of <see cref="Rewrite"/>.</exception>
    public static Inspection Plan(Inspecting rules, WorkingDays days, int campaignId, int unitId, InspectionDraft draft, Planning planned, Guid? id = null)
    {
        var inspection = new Inspection(campaignId, unitId, planned, id);
        inspection.Rewrite(rules, days, draft);
        return inspection;
    }

    /// <summary>Writes the plan anew, as long as it is not announced.</summary>
    /// <exception cref="BrokenRule">
    /// inspections.announced-already; inspections.title-missing, inspections.basis-missing, inspections.content-missing, inspections.text-long; inspections.dates-wrong, inspections.no-working-day;
    /// inspections.team-wrong; inspections.no-questions, inspections.questions-many; inspections.nothing-to-draw.
    /// </exception>
    public void Rewrite(Inspecting rules, WorkingDays days, InspectionDraft draft)
    {
        BrokenRule.Unless(Announcement is null, "inspections.announced-already");
        var (title, basis, content) = (Said(draft.Title, TitleLength, "title"), Said(draft.Basis, TextLength, "basis"), Said(draft.Content, TextLength, "content"));
        var method = (draft.Method ?? "").Trim();
        BrokenRule.Unless(method.Length <= TextLength, "inspections.text-long", TextLength);
        BrokenRule.Unless(draft.From is { } first && draft.To is { } last && first <= last && last < first.AddDays(MostDays), "inspections.dates-wrong", MostDays);
        var (from, to) = (draft.From!.Value, draft.To!.Value);
        BrokenRule.Unless(days.OnOrAfter(from) <= to, "inspections.no-working-day");
        BrokenRule.Unless(draft.TeamSize is >= 1 and <= LargestTeam, "inspections.team-wrong", LargestTeam);
        List<InspectionQuestion> questions = [.. draft.Questions.Where(one => !string.IsNullOrWhiteSpace(one.Text)).Select(one => one with { Text = one.Text.Trim() })];
        BrokenRule.Unless(questions.Count > 0, "inspections.no-questions");
        BrokenRule.Unless(questions.Count <= MostQuestions && questions.TrueForAll(one => one.Text.Length <= InspectionQuestion.TextLength), "inspections.questions-many", MostQuestions, InspectionQuestion.TextLength);
        List<StratumTake> strata = [.. rules.Strata.Select(rule => new StratumTake(rule.Key, draft.Takes.GetValueOrDefault(rule.Key, rule.Take))).Where(one => one.Take > 0)];
        BrokenRule.Unless(strata.Count > 0, "inspections.nothing-to-draw");
        (Title, Basis, Content, Method, From, To, TeamSize) = (title, basis, content, method, from, to, draft.TeamSize);
        (QuestionsText, StrataText) = (JsonSerializer.Serialize(questions), JsonSerializer.Serialize(strata));
        Revision++;
    }

    /// <summary>Tells everybody it may reach that it takes place; from here on the plan stands.</summary>
    /// <exception cref="BrokenRule">inspections.announced-already; inspections.notice-short with the first day that would do.</exception>
    public void Announce(Inspecting rules, WorkingDays days, int by, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(Announcement is null, "inspections.announced-already");
        var earliest = days.Add(today, rules.NoticeDays);
        BrokenRule.Unless(From >= earliest, "inspections.notice-short", rules.NoticeDays, earliest);
        Announcement = new(by, at);
        Revision++;
    }

    /// <exception cref="BrokenRule">inspections.not-announced, inspections.ended.</exception>
    public void DemandRunning()
    {
        BrokenRule.Unless(Announcement is not null, "inspections.not-announced");
        BrokenRule.Unless(Ending is null, "inspections.ended");
    }

    /// <summary>Visits still open are called off by it.</summary>
    /// <exception cref="BrokenRule">Those of <see cref="DemandRunning"/>.</exception>
    public void End(int by, DateTime at)
    {
        DemandRunning();
        Ending = new(by, at);
        Revision++;
    }

    /// <summary>What all are told of it (通报): what is good, what is not, what is demanded. May be written anew until it is issued.</summary>
    /// <exception cref="BrokenRule">inspections.circular-issued, inspections.circular-missing, inspections.text-long; inspections.not-ended when it is issued.</exception>
    public void Tell(string? text, bool issue, int by, DateTime at)
    {
        BrokenRule.Unless(Circular is not { IsIssued: true }, "inspections.circular-issued");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), "inspections.circular-missing");
        BrokenRule.Unless(text!.Length <= CircularLength, "inspections.text-long", CircularLength);
        BrokenRule.Unless(!issue || Ending is not null, "inspections.not-ended");
        Circular = new(by, at, text.Trim(), issue);
        Revision++;
    }

    private static string Said(string? text, int length, string field)
    {
        var said = (text ?? "").Trim();
        if (said.Length == 0) throw Missing(field);
        BrokenRule.Unless(said.Length <= length, "inspections.text-long", length);
        return said;
    }

    private static BrokenRule Missing(string field) => field switch
    {
        "title" => new("inspections.title-missing"),
        "basis" => new("inspections.basis-missing"),
        _ => new("inspections.content-missing"),
    };
}

/// <summary>What an office fills in.</summary>
public sealed record InspectionDraft(string? Title, string? Basis, string? Content, string? Method, DateOnly? From, DateOnly? To, int TeamSize)
{
    public IReadOnlyList<InspectionQuestion> Questions { get; init; } = [];

    /// <summary>How many are drawn from a stratum of the recipe, by its key; what is left out is drawn as the recipe says.</summary>
    public IReadOnlyDictionary<string, int> Takes { get; init; } = new Dictionary<string, int>();
}

/// <param name="Check">In the papers, on the spot, or by asking people.</param>
/// <param name="Source">Where it comes from: <c>standard:ITEM</c>, <c>task:ID</c>, <c>pledges</c>; null: the office's own.</param>
public sealed record InspectionQuestion(string Text, CheckedBy Check, string? Source = null)
{
    public const int TextLength = 200;

    private const string Standard = "standard:";

    /// <summary>What <see cref="Source"/> says of a question taken from a standard item.</summary>
    public static string OfStandard(string item) => Standard + item;
}

/// <param name="Key">Of a stratum rule of the recipe.</param>
public sealed record StratumTake(string Key, int Take);
