using Pacesetter.Domain.Tallies;

namespace Pacesetter.Domain.Appraisals;

/// <summary>What the leader one level up says about an organisation or a member (领导点评), and what came of it at the end of the year.</summary>
public sealed class LeaderComment : ITallied
{
    public const int TextLength = 500;
    public const int NameLength = 60;

    private LeaderComment() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The organisation, or the branch the member belongs to.</summary>
    public int UnitId { get; private set; }

    /// <summary>Null: the organisation itself.</summary>
    public int? MemberId { get; private set; }

    /// <summary>The month in which it was given; it counts for the rest of its year.</summary>
    public Month Month { get; private set; }

    public string Merits { get; private set; } = "";

    public string Shortcomings { get; private set; } = "";

    public string Direction { get; private set; } = "";

    public CommentGiven Given { get; private set; } = null!;

    public FollowUp? FollowUp { get; private set; }

    public int Revision { get; private set; }

    public Touched Whole => new(CampaignId, UnitId, Month);

    /// <param name="of">Who is commented on.</param>
    /// <param name="words">What is said; a comment without shortcomings or without a direction is none.</param>
    /// <param name="given">Who and when.</param>
    /// <exception cref="BrokenRule">appraisals.merits-missing, appraisals.shortcomings-missing, appraisals.direction-missing, appraisals.text-long.</exception>
    public static LeaderComment Give(CommentSubject of, CommentWords words, CommentGiven given, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(),
        CampaignId = of.CampaignId, UnitId = of.UnitId, MemberId = of.MemberId, Month = of.Month,
        Merits = Demanded(words.Merits, "appraisals.merits-missing"),
        Shortcomings = Demanded(words.Shortcomings, "appraisals.shortcomings-missing"),
        Direction = Demanded(words.Direction, "appraisals.direction-missing"),
        Given = given with { Speaker = Name(given.Speaker) },
    };

    /// <summary>What was done about it; may be said anew.</summary>
    /// <exception cref="BrokenRule">appraisals.follow-up-missing, appraisals.text-long.</exception>
    public void Follow(string? text, int by, DateTime at)
    {
        FollowUp = new(by, at, Demanded(text, "appraisals.follow-up-missing"));
        Revision++;
    }

    private static string Demanded(string? text, string code)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), code);
        BrokenRule.Unless(text!.Trim().Length <= TextLength, "appraisals.text-long", TextLength);
        return text.Trim();
    }

    private static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        BrokenRule.Unless(name.Trim().Length <= NameLength, "appraisals.text-long", NameLength);
        return name.Trim();
    }
}

/// <param name="MemberId">Null: the organisation itself.</param>
public readonly record struct CommentSubject(int CampaignId, int UnitId, int? MemberId, Month Month);

public sealed record CommentWords(string? Merits, string? Shortcomings, string? Direction);

/// <param name="Name">Name of whoever wrote it down.</param>
/// <param name="Speaker">Name of the leader who said it, where somebody else wrote it down.</param>
public sealed record CommentGiven(int By, string Name, DateTime At, string? Speaker)
{
    /// <summary>Whose comment it is.</summary>
    public string Voice => Speaker ?? Name;
}

/// <summary>What was done about a comment.</summary>
public sealed record FollowUp(int By, DateTime At, string Text);
