using System.Text.Json;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Pledges;

/// <summary>Whose hand does something.</summary>
/// <param name="Account">The account.</param>
/// <param name="Member">The member this account is; null where it is none, or none here.</param>
public readonly record struct Hand(int Account, int? Member);

/// <summary>Who proposed a pledge and when.</summary>
/// <param name="Month">The month it counts from.</param>
/// <param name="Recorder">Name of whoever wrote it down for somebody who said it; null where the maker wrote it.</param>
public sealed record Proposal(int By, DateTime At, Month Month, string? Recorder);

/// <param name="Checks">The answers to the recipe's questions in their order, <c>1</c> yes and <c>0</c> no.</param>
public sealed record Vetting(int By, DateTime At, Month Month, string Checks, string? Remark);

/// <summary>Sent back to be written anew.</summary>
public sealed record PledgeReturn(int By, DateTime At, string Reason);

/// <summary>The maker lets the name be shown in public.</summary>
public sealed record Consent(int By, DateTime At);

public sealed record Publication(int By, DateTime At, Month Month);

/// <summary>No longer shown in public.</summary>
public sealed record Takedown(int By, DateTime At, string Reason);

/// <summary>What came of it.</summary>
/// <param name="Kept">False: not kept, and <paramref name="Cause"/> and <paramref name="Sentence"/> say why.</param>
public sealed record Fulfilment(int By, DateTime At, Month Month, bool Kept, Cause? Cause, string Sentence, Guid? EvidenceId);

/// <summary>Seen on site by somebody else than whoever said so.</summary>
public sealed record PledgeVerification(int By, DateTime At, Month Month, bool Confirmed);

/// <summary>Another pledge took its place.</summary>
public sealed record Substitution(int By, DateTime At, Month Month, string Reason, Guid SuccessorId);

/// <summary>What the people and the members think of it.</summary>
public sealed record Review(int By, DateTime At, Month Month, string Sentence);

/// <param name="Grade">Key of a grade of the recipe.</param>
/// <param name="Place">The grade's place among the recipe's grades, 1 is the best; counted by it.</param>
/// <param name="Use">What the grade is used for.</param>
/// <param name="NoticeUntil">The last day for an appeal.</param>
/// <param name="Answers">How many people had said what they think by then; null: nobody was asked, or the recipe does not ask.</param>
/// <param name="Satisfied">How many of them were satisfied.</param>
public sealed record Conclusion(int By, DateTime At, Month Month, string Grade, int Place, string? Use, DateOnly NoticeUntil, int? Answers, int? Satisfied)
{
    public PeopleSaid? People => Answers is { } answers ? new(answers, Satisfied ?? 0) : null;
}

/// <summary>What the people said of a maker on the ballot item that the recipe names, over all rounds of a pledge's year.</summary>
/// <param name="Answers">With an opinion.</param>
public readonly record struct PeopleSaid(int Answers, int Satisfied)
{
    public static PeopleSaid operator +(PeopleSaid one, PeopleSaid other) => new(one.Answers + other.Answers, one.Satisfied + other.Satisfied);

    /// <summary>Whether satisfied ÷ answers is less than the recipe asks for; false where nobody answered.</summary>
    public bool FallsShort(PeoplesShare? share) => share is not null && Satisfied * 100L < (long)share.AtLeast * Answers;
}

public sealed record Appeal(int By, DateTime At, string Reason);

/// <param name="Upheld">True: the conclusion is made anew.</param>
public sealed record AppealAnswer(int By, DateTime At, bool Upheld, string Reason);

/// <summary>Nothing more changes.</summary>
public sealed record Finality(int By, DateTime At);

/// <summary>Why a pledge was not kept.</summary>
public enum Cause
{
    /// <summary>Beyond the maker's power.</summary>
    Objective,

    /// <summary>The maker's own doing.</summary>
    Subjective,
}

/// <summary>A text that was sent back and has been written anew since.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Content">The <see cref="PledgeWording"/> as JSON.</param>
public sealed record PledgeDraft(Guid PledgeId, int Number, int UnitId, string Content, int ReturnedBy, DateTime ReturnedAt, string Reason)
{
    public PledgeWording Wording() => JsonSerializer.Deserialize<PledgeWording>(Content)!;
}

/// <summary>A member who need not pledge in a year: old age, illness.</summary>
public sealed record PledgeExemption(int CampaignId, int MemberId, int Year, int UnitId, int By, DateTime At, string Reason);
