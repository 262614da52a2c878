using System.Text.Json;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Pledges;

/// <summary>
/// What an organisation or a member promises for a year, and what became of it. Each step of its life is a fact with who and when; which
/// steps there are, the recipe says. The acts upon it stand in <c>Pledge.Life.cs</c>.
/// </summary>
public sealed partial class Pledge : ITallied
{
    public const int TextLength = 300;
    public const int WordLength = 100;
    public const int ReasonLength = 500;

    private Pledge() { }

    private Pledge(int campaignId, int unitId, int? memberId, int year, bool instant, Proposal proposal)
    {
        (CampaignId, UnitId, MemberId, Year, IsInstant, Proposal) = (campaignId, unitId, memberId, year, instant, proposal);
        Touch(proposal.Month);
    }

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int CampaignId { get; private set; }

    /// <summary>The organisation, or the branch in which the member pledges; a mobile member pledges where they live.</summary>
    public int UnitId { get; private set; }

    /// <summary>Null where the organisation itself pledges.</summary>
    public int? MemberId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Made on an occasion, beside the round of the year; does not use up the number a year allows.</summary>
    public bool IsInstant { get; private set; }

    public string Text { get; private set; } = "";

    public DateOnly Due { get; private set; }

    /// <summary>The month of <see cref="Due"/>, for counting.</summary>
    public Month DueMonth { get; private set; }

    public string? Kind { get; private set; }

    public string? Measure { get; private set; }

    public double? Baseline { get; private set; }

    public double? Target { get; private set; }

    public string? Witness { get; private set; }

    public string? Standard { get; private set; }

    public string? Beneficiary { get; private set; }

    public Proposal Proposal { get; private set; } = null!;

    public PledgeReturn? Return { get; private set; }

    public Vetting? Vetting { get; private set; }

    public Consent? Consent { get; private set; }

    public Publication? Publication { get; private set; }

    public Takedown? TakenDown { get; private set; }

    public Fulfilment? Fulfilment { get; private set; }

    /// <summary>Somebody else was there and saw whether it is kept; a fulfilment said otherwise takes it away.</summary>
    public PledgeVerification? Verification { get; private set; }

    public Substitution? Substitution { get; private set; }

    public Review? Review { get; private set; }

    public Conclusion? Conclusion { get; private set; }

    public Appeal? Appeal { get; private set; }

    public AppealAnswer? AppealAnswer { get; private set; }

    public Finality? Final { get; private set; }

    /// <summary>How many texts of it were sent back and written anew.</summary>
    public int Drafts { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    public Subject Maker => MemberId is null ? Subject.Organisations : Subject.Members;

    /// <summary>Anybody may read it now.</summary>
    public bool IsPublic => Publication is not null && TakenDown is null && Substitution is null;

    /// <summary>Nobody has judged it: it may be written anew.</summary>
    public bool IsOpen => Vetting is null && Publication is null && Fulfilment is null && Conclusion is null && Substitution is null;

    // The earliest month whose numbers what was done since reading can change.
    private Month touchedFrom = Month.Never;

    public Touched Whole => new(CampaignId, UnitId, Proposal.Month);

    public Touched Touches => new(CampaignId, UnitId, touchedFrom);

    /// <summary>Whether the hand is the maker's own: nobody judges a pledge of their own.</summary>
    public bool IsOwn(Hand hand) => MemberId is { } member ? hand.Member == member : Proposal.By == hand.Account;

    /// <summary>The step that is to be done next; null when nothing is left to do.</summary>
    public PledgeStep? Next(Pledging rules) =>
        Substitution is not null ? null : rules.Steps.Select(term => (PledgeStep?)term.Does).FirstOrDefault(step => !Has(step!.Value));

    public bool Has(PledgeStep step) => step switch
    {
        PledgeStep.Propose => true,
        PledgeStep.Vet => Vetting is not null,
        PledgeStep.Publish => Publication is not null,
        PledgeStep.Fulfil => Fulfilment is not null,
        PledgeStep.Review => Review is not null,
        _ => Conclusion is not null,
    };

    /// <summary>
    /// The grade that follows from what came of it and from what the people said, for the organisation to confirm or change: kept, the best; not kept for a
    /// cause beyond the maker's power, the recipe's excused one; otherwise the last. Where the people's share falls short, one lower.
    /// </summary>
    public Term Suggested(Pledging rules, PeopleSaid? people)
    {
        var grade = Fulfilment switch
        {
            { Kept: false, Cause: Cause.Objective } => rules.Excused,
            { Kept: false } => rules.Grades[^1],
            _ => rules.Grades[0],
        };
        return people is { } said && said.FallsShort(rules.People) ? rules.Grades.SkipWhile(one => one != grade).Skip(1).FirstOrDefault(grade) : grade;
    }

    /// <summary>The text as it stands, to be kept when it is written anew.</summary>
    private PledgeDraft Keep(PledgeReturn returned) =>
        new(Id, ++Drafts, UnitId, JsonSerializer.Serialize(PledgeWording.Of(this)), returned.By, returned.At, returned.Reason);

    private void Write(PledgeWording wording)
    {
        if (DueMonth != default) Touch(Proposal.Month);
        (Text, Due, DueMonth) = (wording.Text, wording.Due, Month.From(wording.Due));
        (Kind, Measure, Baseline, Target) = (wording.Kind, wording.Measure, wording.Baseline, wording.Target);
        (Witness, Standard, Beneficiary) = (wording.Witness, wording.Standard, wording.Beneficiary);
    }

    private void Touch(Month month)
    {
        if (month < touchedFrom) touchedFrom = month;
    }
}
