using System.Text.Json;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Awards;

/// <summary>A round in which titles are given (评选表彰): proposed from below, shortlisted with more candidates than places, shown to everybody, decided. Each step is a fact with who and when.</summary>
public sealed class AwardRound
{
    public const int TitleLength = 100;
    public const int TextLength = 500;
    public const int NameLength = 60;
    public const int PlacesLength = 2_000;

    private AwardRound() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The unit that honours: the campaign's head.</summary>
    public int UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The last day for proposals.</summary>
    public DateOnly NominateBy { get; private set; }

    /// <summary>Places of each title by its key, as JSON.</summary>
    public string PlacesText { get; private set; } = "{}";

    public AwardStep Opening { get; private set; } = null!;

    public AwardStep? Shortlist { get; private set; }

    public PublicNotice? Notice { get; private set; }

    public AwardDecision? Decision { get; private set; }

    public AwardWithdrawal? CalledOff { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    public IReadOnlyDictionary<string, int> Places => JsonSerializer.Deserialize<Dictionary<string, int>>(PlacesText)!;

    public bool IsOver => Decision is not null || CalledOff is not null;

    /// <summary>Candidates may still be passed on and chosen from.</summary>
    public bool IsGathering => Notice is null && !IsOver;

    public bool TakesNominationsOn(DateOnly today) => IsGathering && today <= NominateBy;

    public bool IsInNoticeOn(DateOnly today) => !IsOver && Notice is { } notice && today >= notice.From && today <= notice.Until;

    /// <summary>The notice is over and nothing is decided yet.</summary>
    public bool AwaitsDecisionOn(DateOnly today) => !IsOver && Notice is { } notice && today > notice.Until;

    /// <param name="rules">The campaign's.</param>
    /// <param name="place">Campaign and its head.</param>
    /// <param name="recent">Rounds of the head within the years that count, called off ones left out.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">awards.round-unnamed, awards.text-long, awards.deadline-past, awards.too-often.</exception>
    public static AwardRound Open(Awarding rules, (int Campaign, int Unit) place, string? title, DateOnly? nominateBy, int recent, AwardHand hand, DateTime at, DateOnly today, Guid? id = null)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(title), "awards.round-unnamed");
        BrokenRule.Unless(title!.Trim().Length <= TitleLength, "awards.text-long", TitleLength);
        BrokenRule.Unless(nominateBy >= today, "awards.deadline-past");
        BrokenRule.Unless(recent < rules.Rounds, "awards.too-often", recent, rules.Years, rules.Rounds);
        return new()
        {
            Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Title = title.Trim(), NominateBy = nominateBy!.Value, Opening = new(hand.Account, hand.Name, at),
            PlacesText = JsonSerializer.Serialize(rules.Titles.ToDictionary(one => one.Key, one => one.Places)),
        };
    }

    /// <summary>Chooses who is shown to the public. May be done anew until the notice is put up.</summary>
    /// <param name="places">How often each title is to be given; a title left out keeps its places, and 0 is not given in this round.</param>
    /// <param name="candidates">All of the round.</param>
    /// <param name="chosen">Keys of those chosen.</param>
    /// <exception cref="BrokenRule">awards.not-gathering, awards.nominating-still, awards.places-range, awards.margin, awards.nobody-chosen; those of <see cref="AwardCandidate.DemandShortlistable"/>.</exception>
    public void Choose(Awarding rules, IReadOnlyDictionary<string, int> places, IReadOnlyCollection<AwardCandidate> candidates, IReadOnlySet<Guid> chosen, AwardHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(IsGathering, "awards.not-gathering");
        BrokenRule.Unless(today > NominateBy, "awards.nominating-still", NominateBy);
        BrokenRule.Unless(chosen.Count > 0, "awards.nobody-chosen");
        BrokenRule.Unless(chosen.All(id => candidates.Any(one => one.Id == id)), "awards.not-a-candidate");
        var all = Places.ToDictionary();
        foreach (var title in rules.Titles)
        {
            var give = places.TryGetValue(title.Key, out var said) ? said : all.GetValueOrDefault(title.Key, title.Places);
            var there = candidates.Count(one => chosen.Contains(one.Id) && one.Title == title.Key);
            BrokenRule.Unless(give >= 0 && give <= title.Places, "awards.places-range", title.Label, title.Places);
            BrokenRule.Unless(give > 0 || there == 0, "awards.places-none", title.Label);
            BrokenRule.Unless(there >= rules.LeastCandidates(give), "awards.margin", title.Label, give, rules.MarginPercent, rules.LeastCandidates(give), there);
            all[title.Key] = give;
        }
        foreach (var one in candidates.Where(one => chosen.Contains(one.Id))) one.DemandShortlistable(hand);
        foreach (var one in candidates) one.Shortlist(chosen.Contains(one.Id), hand, at);
        PlacesText = JsonSerializer.Serialize(all);
        Shortlist = new(hand.Account, hand.Name, at);
        Revision++;
    }

    /// <summary>A candidate has come up to the head: two who each counted the candidates there before they sent one more may not both go on.</summary>
    internal void Arrive() => Revision++;

    /// <summary>Shows the shortlist to everybody, from today for the recipe's worked days.</summary>
    /// <exception cref="BrokenRule">awards.not-gathering, awards.no-shortlist.</exception>
    public void PutUp(Awarding rules, WorkingDays days, AwardHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(IsGathering, "awards.not-gathering");
        BrokenRule.Unless(Shortlist is not null, "awards.no-shortlist");
        Notice = new(hand.Account, hand.Name, at, today, rules.LastNoticeDay(days, today));
        Revision++;
    }

    /// <summary>Gives the titles.</summary>
    /// <param name="chosen">The candidates that get theirs; facts were looked at again.</param>
    /// <param name="objections">All that came in.</param>
    /// <param name="paper">Number of the paper, and the directive where it was issued here.</param>
    /// <exception cref="BrokenRule">awards.not-in-notice, awards.notice-runs, awards.objections-open, awards.number-missing, awards.text-long, awards.nobody-chosen, awards.places-over, awards.not-a-candidate, awards.own-nomination, awards.objection-upheld.</exception>
    public void Decide(Awarding rules, IReadOnlyCollection<AwardCandidate> chosen, IReadOnlyCollection<AwardObjection> objections, (string? Number, Guid? Directive) paper, AwardHand hand, DateTime at, DateOnly today)
    {
        BrokenRule.Unless(!IsOver && Notice is not null, "awards.not-in-notice");
        BrokenRule.Unless(today > Notice!.Until, "awards.notice-runs", Notice.Until);
        var open = objections.Count(one => one.Answer is null);
        BrokenRule.Unless(open == 0, "awards.objections-open", open);
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(paper.Number), "awards.number-missing");
        BrokenRule.Unless(paper.Number!.Trim().Length <= NameLength, "awards.text-long", NameLength);
        BrokenRule.Unless(chosen.Count > 0, "awards.nobody-chosen");
        foreach (var title in rules.Titles)
        {
            var (places, given) = (Places.GetValueOrDefault(title.Key), chosen.Count(one => one.Title == title.Key));
            BrokenRule.Unless(given <= places, "awards.places-over", title.Label, places, given);
        }
        foreach (var one in chosen)
        {
            BrokenRule.Unless(one is { Shortlisting: not null, Withdrawal: null } && one.RoundId == Id, "awards.not-a-candidate");
            BrokenRule.Unless(!one.IsOwn(hand), "awards.own-nomination", one.Name);
            BrokenRule.Unless(!objections.Any(objection => objection.CandidateId == one.Id && objection.Answer is { Upheld: true }), "awards.objection-upheld", one.Name);
        }
        foreach (var one in chosen) one.Honour(hand, at);
        Decision = new(hand.Account, hand.Name, at, today, paper.Number.Trim(), paper.Directive);
        Revision++;
    }

    /// <exception cref="BrokenRule">awards.over-already, awards.reason-missing, awards.text-long.</exception>
    public void CallOff(string? reason, AwardHand hand, DateTime at)
    {
        BrokenRule.Unless(!IsOver, "awards.over-already");
        CalledOff = new(hand.Account, hand.Name, at, Demanded(reason));
        Revision++;
    }

    internal static string Demanded(string? text)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), "awards.reason-missing");
        BrokenRule.Unless(text!.Trim().Length <= TextLength, "awards.text-long", TextLength);
        return text.Trim();
    }
}
