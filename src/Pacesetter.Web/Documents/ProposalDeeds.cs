using System.Text.Json;
using Pacesetter.Data;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Plans;

namespace Pacesetter.Web.Documents;

/// <summary>What the office does with proposals one by one. Everything here can be taken back until it is handed out.</summary>
public sealed class ProposalDeeds(PacesetterDb db)
{
    /// <exception cref="BrokenRule">accounts.not-yours, documents.proposal.unknown, documents.handed-out-already; those of <see cref="TaskWording.Check"/>.</exception>
    public Task ChangeAsync(DocumentFile file, int number, ProposalWording wording, CancellationToken cancellation = default)
    {
        var proposal = file.Proposal(number);
        var before = JsonSerializer.Serialize(proposal.Wording);
        return DoAsync(file, "ChangeProposal", number, () => proposal.Rewrite(wording), before, () => proposal.Wording, cancellation);
    }

    /// <summary>Puts aside what is no task.</summary>
    /// <exception cref="BrokenRule">accounts.not-yours, documents.proposal.unknown, documents.handed-out-already.</exception>
    public Task DismissAsync(DocumentFile file, int number, CancellationToken cancellation = default) =>
        DoAsync(file, "DismissProposal", number, () => file.Proposal(number).Dismiss(db.Viewer.AccountId ?? 0, db.Now), null, null, cancellation);

    /// <exception cref="BrokenRule">accounts.not-yours, documents.proposal.unknown.</exception>
    public Task TakeBackAsync(DocumentFile file, int number, CancellationToken cancellation = default) =>
        DoAsync(file, "TakeProposalBack", number, file.Proposal(number).TakeBack, null, null, cancellation);

    /// <summary>Makes one task of two sentences.</summary>
    /// <exception cref="BrokenRule">accounts.not-yours, documents.proposal.unknown, documents.handed-out-already, documents.cannot-join.</exception>
    public Task JoinAsync(DocumentFile file, int number, int into, CancellationToken cancellation = default)
    {
        var proposal = file.Proposal(number);
        return DoAsync(file, "JoinProposals", number, () => proposal.Join(file.Proposal(into), [.. file.JoinedTo(proposal)]), null, () => new { into }, cancellation);
    }

    /// <exception cref="BrokenRule">accounts.not-yours, documents.proposal.unknown, documents.handed-out-already.</exception>
    public Task PartAsync(DocumentFile file, int number, CancellationToken cancellation = default)
    {
        var proposal = file.Proposal(number);
        return DoAsync(file, "PartProposals", number, () => { if (proposal.JoinedTo is { } other) proposal.Part(file.Proposal(other)); }, null, null, cancellation);
    }

    /// <summary>Points at a sentence that no rule found.</summary>
    /// <exception cref="BrokenRule">accounts.not-yours, documents.not-in-text.</exception>
    public async Task<Proposal> PointAsync(DocumentFile file, string words, CancellationToken cancellation = default)
    {
        var proposal = Proposal.Point(file.Document, file.Proposals.Select(one => one.Number).DefaultIfEmpty().Max() + 1, words);
        await DoAsync(file, "PointAtProposal", proposal.Number, () => db.Proposals.Add(proposal), null, () => new { proposal.Task }, cancellation);
        return proposal;
    }

    private async Task DoAsync(DocumentFile file, string act, int number, Action deed, string? before, Func<object>? after, CancellationToken cancellation)
    {
        await db.DemandAsync(file.Unit.Id, Role.Office, Role.Secretary);
        deed();
        file.Document.Touch();
        await db.CommitAsync(file.Act(db, act, before, JsonSerializer.Serialize(after is null ? new { number } : new { number, now = after() } as object)), cancellation);
    }
}
