using System.Globalization;
using System.Text.Json;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Inspections.Draws;

namespace Pacesetter.Domain.Inspections;

/// <summary>
/// A drawn unit and the day somebody goes there. The unit knows of it once they have arrived, reads the conclusion once it is fed back, and never
/// sees who else was drawn.
/// </summary>
public sealed class Visit
{
    public const int TextLength = 500;
    public const int ConclusionLength = 4_000;
    public const int ReplyLength = 2_000;
    public const int MostReplies = 5;

    private Visit() { }

    public Guid Id { get; private set; }

    public Guid InspectionId { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The unit that inspects.</summary>
    public int OrganiserId { get; private set; }

    /// <summary>The unit that is visited.</summary>
    public int UnitId { get; private set; }

    /// <summary>Key of the stratum rule of the recipe.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The chance it had to be drawn is numerator ÷ denominator.</summary>
    public long Numerator { get; private set; }

    public long Denominator { get; private set; }

    public string TeamText { get; private set; } = "[]";

    /// <summary>When somebody is to go there; null until it is settled.</summary>
    public DateOnly? Day { get; private set; }

    public Arrival? Arrival { get; private set; }

    public string PaperText { get; private set; } = "";

    public HandingIn? HandedIn { get; private set; }

    public VisitConclusion? Conclusion { get; private set; }

    public string RepliesText { get; private set; } = "[]";

    /// <summary>Guards against two people changing it at once, or one from two telephones.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<TeamMember> Team => TeamOf(TeamText);

    public Paper Paper => PaperText.Length == 0 ? Paper.Blank : JsonSerializer.Deserialize<Paper>(PaperText)!;

    /// <summary>What the unit says to the conclusion: its answer, and each time it was amended; the last one holds, those before stay beside it.</summary>
    public IReadOnlyList<VisitReply> Replies => JsonSerializer.Deserialize<List<VisitReply>>(RepliesText)!;

    /// <summary>Only this is said before the unit is told: it counts against the caps.</summary>
    public DateOnly? DayForCaps => Arrival is { } arrival ? DateOnly.FromDateTime(arrival.At.AddHours(8)) : Day;

    public static Visit Of(Inspection inspection, int unitId, Drawn drawn, IReadOnlyList<TeamMember> team, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), InspectionId = inspection.Id, CampaignId = inspection.CampaignId, OrganiserId = inspection.UnitId, UnitId = unitId,
        Kind = KindOf(drawn.Stratum), Numerator = drawn.Numerator, Denominator = drawn.Denominator, TeamText = JsonSerializer.Serialize(team),
    };

    /// <summary>Strata of one rule below different units are called GROUP/KIND.</summary>
    public static string KindOf(string stratum) => stratum[(stratum.LastIndexOf('/') + 1)..];

    /// <summary>Reads <see cref="TeamText"/>.</summary>
    public static IReadOnlyList<TeamMember> TeamOf(string text) => JsonSerializer.Deserialize<List<TeamMember>>(text)!;

    public bool IsInTeam(int account) => Team.Any(one => one.Account == account);

    /// <summary>Settles the day.</summary>
    /// <param name="others">The days of other visits to this unit, by anybody.</param>
    /// <exception cref="BrokenRule">inspections.arrived-already, inspections.day-outside, inspections.not-a-working-day, inspections.cap-reached.</exception>
    public void Settle(Inspecting rules, WorkingDays days, Inspection inspection, DateOnly day, IEnumerable<DateOnly> others)
    {
        inspection.DemandRunning();
        BrokenRule.Unless(Arrival is null, "inspections.arrived-already");
        BrokenRule.Unless(inspection.From <= day && day <= inspection.To, "inspections.day-outside", inspection.From, inspection.To);
        BrokenRule.Unless(days.Includes(day), "inspections.not-a-working-day", day);
        BrokenRule.Unless(others.Count(other => other.Year == day.Year) < rules.VisitsAYear, "inspections.cap-reached", rules.VisitsAYear, day.ToString("yyyy", CultureInfo.InvariantCulture));
        Day = day;
        Revision++;
    }

    /// <summary>They are there.</summary>
    /// <exception cref="BrokenRule">inspections.arrived-already, inspections.day-missing, inspections.day-outside, inspections.not-a-working-day.</exception>
    public void Arrive(WorkingDays days, Inspection inspection, int by, DateTime at, DateOnly today)
    {
        inspection.DemandRunning();
        BrokenRule.Unless(Arrival is null, "inspections.arrived-already");
        BrokenRule.Unless(Day is not null, "inspections.day-missing");
        BrokenRule.Unless(inspection.From <= today && today <= inspection.To, "inspections.day-outside", inspection.From, inspection.To);
        BrokenRule.Unless(days.Includes(today), "inspections.not-a-working-day", today);
        Arrival = new(by, at, Month.From(today));
        Revision++;
    }

    /// <summary>Keeps the working paper, complete or not; after it was handed in it may be put right until the conclusion.</summary>
    /// <param name="complete">True: it is handed in.</param>
    /// <exception cref="BrokenRule">inspections.not-arrived, inspections.concluded; those of <see cref="Paper.Check"/>.</exception>
    public void Write(Inspecting rules, Inspection inspection, Paper paper, bool complete, HandingIn hand)
    {
        BrokenRule.Unless(Arrival is not null, "inspections.not-arrived");
        BrokenRule.Unless(Conclusion is null, "inspections.concluded");
        // Pictures come and go on their own.
        var kept = Paper;
        paper = (paper with { Answers = [.. inspection.Questions.Index().Select(one => (paper.Answer(one.Index) ?? new(one.Index, null, null, null)) with { Photo = kept.Answer(one.Index)?.Photo }), .. paper.Answers.Where(one => one.Question < 0 || one.Question >= inspection.Questions.Count)] }).Trimmed();
        paper.Check(rules, inspection.Questions, complete || HandedIn is not null);
        PaperText = JsonSerializer.Serialize(paper);
        if (complete || HandedIn is not null) HandedIn = hand;
        Revision++;
    }

    /// <summary>Puts a picture beside an answer, or takes it away.</summary>
    /// <exception cref="BrokenRule">inspections.not-arrived, inspections.concluded, inspections.question-unknown.</exception>
    public void Show(Inspection inspection, int question, Guid? photo)
    {
        BrokenRule.Unless(Arrival is not null, "inspections.not-arrived");
        BrokenRule.Unless(Conclusion is null, "inspections.concluded");
        BrokenRule.Unless(question >= 0 && question < inspection.Questions.Count, "inspections.question-unknown");
        PaperText = JsonSerializer.Serialize(Paper.With(question, photo));
        Revision++;
    }

    /// <summary>Feeds back what was found.</summary>
    /// <exception cref="BrokenRule">inspections.not-handed-in, inspections.concluded, inspections.conclusion-missing, inspections.text-long.</exception>
    public void Conclude(string? text, int by, DateTime at)
    {
        BrokenRule.Unless(HandedIn is not null, "inspections.not-handed-in");
        BrokenRule.Unless(Conclusion is null, "inspections.concluded");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), "inspections.conclusion-missing");
        BrokenRule.Unless(text!.Length <= ConclusionLength, "inspections.text-long", ConclusionLength);
        Conclusion = new(by, at, text.Trim());
        Revision++;
    }

    /// <summary>The unit answers the conclusion, once; said again, the answer is amended and the words before stay in sight of both sides.</summary>
    /// <exception cref="BrokenRule">inspections.not-concluded, inspections.own-conclusion, inspections.reply-missing, inspections.reply-same, inspections.text-long, inspections.replies-many.</exception>
    public void Reply(string? text, (int By, string Name) who, DateTime at)
    {
        BrokenRule.Unless(Conclusion is not null, "inspections.not-concluded");
        BrokenRule.Unless(Conclusion!.By != who.By, "inspections.own-conclusion");
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), "inspections.reply-missing");
        var (said, before) = (text!.Trim(), Replies);
        BrokenRule.Unless(said.Length <= ReplyLength, "inspections.text-long", ReplyLength);
        BrokenRule.Unless(before.Count == 0 || before[^1].Text != said, "inspections.reply-same");
        BrokenRule.Unless(before.Count < MostReplies, "inspections.replies-many", MostReplies - 1);
        RepliesText = JsonSerializer.Serialize(before.Append(new(who.By, who.Name, at, said)));
        Revision++;
    }
}

/// <param name="Account">Of the inspector.</param>
public sealed record TeamMember(int Account, string Name);
