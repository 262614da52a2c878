using System.Globalization;
using Pacesetter.Domain;

namespace Pacesetter.Web.Awards;

/// <summary>The use cases about one candidate.</summary>
public sealed record AwardGathering(ForwardCandidate Forward, HoldCandidateBack Hold, NoteOpinion Note, NameCandidate Name, WithdrawCandidate Withdraw);

/// <summary>The use cases about a round.</summary>
public sealed record AwardJudging(ShortlistCandidates Shortlist, PutUpNotice PutUp, AnswerObjection Answer, DecideAwards Decide, CallOffAwards CallOff);

/// <summary>Does what a form on the page of a round or of a candidate asks for.</summary>
public sealed class AwardDeeds(AwardGathering gathering, AwardJudging judging)
{
    /// <summary>In front of a title's key in the form of the shortlist.</summary>
    public const string Places = "places-";

    /// <param name="what">Name of the form.</param>
    /// <exception cref="BrokenRule">That of the use case.</exception>
    public Task RunAsync(CandidateFile file, string what, IFormCollection form) => what switch
    {
        "forward" => gathering.Forward.RunAsync(file, form["reason"]),
        "hold" => gathering.Hold.RunAsync(file, form["reason"]),
        "opinion" => gathering.Note.RunAsync(file, form["body"], form["agrees"] == "yes", (form["speaker"], form["text"])),
        "name" => gathering.Name.RunAsync(file, form["named"] == "yes"),
        _ => gathering.Withdraw.RunAsync(file, form["reason"]),
    };

    /// <param name="what">Name of the form.</param>
    /// <exception cref="BrokenRule">That of the use case; awards.places-unreadable.</exception>
    public Task RunAsync(RoundFile file, string what, IFormCollection form) => what switch
    {
        "shortlist" => judging.Shortlist.RunAsync(file, PlacesOf(form), Chosen(form)),
        "put-up" => judging.PutUp.RunAsync(file),
        "answer" => judging.Answer.RunAsync(file, Guid.TryParse(form["objection"], out var id) ? id : Guid.Empty, form["upheld"] == "yes", form["text"]),
        "decide" => judging.Decide.RunAsync(file, Chosen(form), form["number"], Guid.TryParse(form["directive"], out var directive) ? directive : null),
        _ => judging.CallOff.RunAsync(file, form["reason"]),
    };

    private static HashSet<Guid> Chosen(IFormCollection form) => [.. form["candidate"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];

    private static Dictionary<string, int> PlacesOf(IFormCollection form) => form.Keys.Where(key => key.StartsWith(Places, StringComparison.Ordinal)).ToDictionary(key => key[Places.Length..],
        key => int.TryParse(form[key].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var places) ? places : throw new BrokenRule("awards.places-unreadable"));
}
