using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Appraisals;

public sealed record Opening(int By, DateTime At, Month Month);

/// <summary>One person's count of the papers.</summary>
/// <param name="Content">A <see cref="Count"/>; empty once the round is closed, when it has become part of the result.</param>
public sealed record PaperEntry(int By, string Name, DateTime At, string Content)
{
    public Count Count => Count.Parse(Content);
}

/// <summary>The end of a round with the sums that roll-ups add. Answers from too few people are in none of them.</summary>
/// <param name="Subjects">So many of those asked about have a result that may be shown.</param>
public sealed record Closing(int By, DateTime At, Month Month, int Returned, int Spoiled, int Subjects, int Answers, int Satisfied, int Unaware, int Blank);

/// <summary>The round ended without a result.</summary>
public sealed record CallingOff(int By, DateTime At, string Reason);

/// <summary>What a round is called by, and its codes: given by chance.</summary>
public sealed record RoundKeys(Guid Id, string Sign, string Salt)
{
    public static RoundKeys New() => new(Guid.CreateVersion7(), BallotCodes.NewSign(), BallotCodes.NewSalt());
}

/// <summary>What a round is about and who is asked.</summary>
/// <param name="Expected">How many people are asked.</param>
public sealed record RoundDraft(int CampaignId, int UnitId, Subject About, string? Title, int Expected);
