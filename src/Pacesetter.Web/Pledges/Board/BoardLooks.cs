using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Pledges;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Pledges.Board;

/// <summary>How a published pledge reads to the public.</summary>
internal static class BoardLooks
{
    /// <summary>By name with consent, else by the post, else as a member.</summary>
    public static string Maker(this Words words, BoardPledge row) => row.Name ?? (row.Post.Length > 0 ? row.Post : words["pledges.board-member"]);

    public static (Tone Tone, string Text) OnBoard(this Words words, Pledge pledge, Recipe recipe, DateOnly today) => pledge switch
    {
        { Conclusion: { } conclusion } => words.State(pledge, recipe, today) is var state && pledge.Final is not null ? state : (state.Tone, words.Grade(conclusion, recipe.Pledges!)),
        { Fulfilment: { Kept: true } } => (Tone.Good, words["pledges.kept"]),
        { Fulfilment.Cause: Cause.Objective } => (Tone.Watch, words["pledges.objective"]),
        { Fulfilment: not null } => (Tone.Bad, words["pledges.subjective"]),
        _ when pledge.Due < today => (Tone.Watch, words["pledges.board-due"]),
        _ => (Tone.Info, words["pledges.board-doing"]),
    };
}
