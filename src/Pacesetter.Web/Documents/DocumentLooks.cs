using System.Globalization;
using Pacesetter.Data.Plans;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Documents;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Documents;

/// <summary>How documents and proposals read on pages, and where their pages stand.</summary>
internal static class DocumentLooks
{
    /// <summary>The order in which states are told.</summary>
    public static readonly TaskState[] Told = [TaskState.Done, TaskState.Running, TaskState.Overdue, TaskState.Dropped];

    public static string Document(this Place place, Guid id) => place.Href($"documents/{id}");

    /// <summary>The proposal in the list of its document.</summary>
    public static string Proposal(this Place place, Guid id, int number) => FormattableString.Invariant($"{place.Document(id)}#p{number}");

    public static string ChangeProposal(this Place place, Guid id, int number) => place.Href(FormattableString.Invariant($"documents/{id}/{number}"));

    /// <summary>One word for addresses, classes and keys.</summary>
    public static string State(this Proposal proposal) => proposal.TaskId is not null ? "handed" : proposal.Dismissal is not null ? "dismissed" : proposal.JoinedTo is not null ? "joined" : "open";

    public static Tone Look(this TaskState state) => state switch
    {
        TaskState.Done => Tone.Good,
        TaskState.Overdue => Tone.Bad,
        TaskState.Running => Tone.Info,
        _ => Tone.Quiet,
    };

    public static string Key(this TaskState state) => state.ToString().ToLowerInvariant();

    public static IReadOnlyList<MeterPart> Parts(this CarriedOut numbers) => numbers.Tasks == 0 ? []
        : [.. Told.Take(3).Select(state => new MeterPart(state.Look(), (double)numbers[state] / numbers.Tasks))];

    /// <summary>Why a proposal is one, in the reader's language.</summary>
    public static string WhyFound(this Words words, Proposal proposal) =>
        Grammar.Shipped.Demands.FirstOrDefault(rule => rule.Name == proposal.Rule) is not { } found ? words["documents.pointed"] : Equals(CultureInfo.CurrentUICulture, Reading.English) ? found.English : found.Chinese;

    /// <summary>Whom it is offered to, in the recipe's words: all, or tiers and fields.</summary>
    public static string To(this Words words, Audience to, Recipe recipe) => to.Tiers.Count + to.Fields.Count == 0 ? words["documents.all-below"]
        : words.List([.. to.Tiers.Select(key => recipe.Tiers.FirstOrDefault(tier => tier.Key == key)?.Label.ToString() ?? key), .. to.Fields.Select(key => recipe.Fields.FirstOrDefault(field => field.Key == key)?.Label.ToString() ?? key)]);

    /// <summary>The plan that most tasks of a document belong into: the shortest but one, which spans more than a month and is no goal.</summary>
    public static int UsualSlot(this Recipe recipe) => recipe.Plans.Count > 2 ? recipe.Plans.Count - 1 : recipe.Plans.Count;

    /// <summary>The plans that cover the running month.</summary>
    public static IEnumerable<(int Slot, PlanKind Kind)> Slots(this Recipe recipe) => recipe.Plans.Select((kind, at) => (at + 1, kind));
}
