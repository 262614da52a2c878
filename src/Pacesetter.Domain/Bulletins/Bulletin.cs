using System.Text.Json;

namespace Pacesetter.Domain.Bulletins;

/// <summary>Somebody's hand on a bulletin, with the name as it was.</summary>
public sealed record BulletinHand(int By, string Name, DateTime At);

/// <summary>Given out, under a number (第N期) of the unit's series of that year.</summary>
public sealed record BulletinIssue(int By, string Name, DateTime At);

/// <summary>
/// What a unit tells of a month (简报): drafted from the numbers, put into their own words by the office, given out under a number and then fixed.
/// Each number in it keeps the mark of its source.
/// </summary>
public sealed class Bulletin
{
    public const int TitleLength = 100;
    public const int TextLength = 20_000;

    private Bulletin() { }

    private Bulletin(int campaignId, int unitId, Month month, Guid? id) => (CampaignId, UnitId, Month, Id) = (campaignId, unitId, month, id ?? Guid.CreateVersion7());

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    /// <summary>What it tells of; a unit has one of each month.</summary>
    public Month Month { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Paragraphs, one a line, with marks of sources: see <see cref="CitedText"/>.</summary>
    public string Text { get; private set; } = "";

    public string SourcesText { get; private set; } = "[]";

    public BulletinHand Written { get; private set; } = null!;

    public BulletinIssue? Issue { get; private set; }

    /// <summary>Year of the series; null until it is issued, like the number.</summary>
    public int? Year { get; private set; }

    public int? Number { get; private set; }

    /// <summary>Guards against two people changing it at once.</summary>
    public int Revision { get; private set; }

    /// <summary>What may be cited in it; chosen when it was drafted.</summary>
    public IReadOnlyList<NumberSource> Sources => JsonSerializer.Deserialize<List<NumberSource>>(SourcesText)!;

    /// <exception cref="BrokenRule">Those of <see cref="Rewrite"/>.</exception>
    public static Bulletin Begin(int campaignId, int unitId, Month month, BulletinDraft draft, BulletinHand hand, Guid? id = null)
    {
        var bulletin = new Bulletin(campaignId, unitId, month, id) { SourcesText = JsonSerializer.Serialize(draft.Sources) };
        bulletin.Rewrite(draft.Title, draft.Text, hand);
        return bulletin;
    }

    /// <exception cref="BrokenRule">bulletins.issued, bulletins.title-missing, bulletins.text-missing, bulletins.text-long; bulletins.mark-loose, bulletins.mark-unknown with the mark.</exception>
    public void Rewrite(string? title, string? text, BulletinHand hand)
    {
        DemandOpen();
        var (said, body) = ((title ?? "").Trim(), (text ?? "").ReplaceLineEndings("\n").Trim());
        BrokenRule.Unless(said.Length is > 0 and <= TitleLength, "bulletins.title-missing", TitleLength);
        BrokenRule.Unless(body.Length > 0, "bulletins.text-missing");
        BrokenRule.Unless(body.Length <= TextLength, "bulletins.text-long", TextLength);
        if (CitedText.Loose(body).FirstOrDefault() is { } loose) throw new BrokenRule("bulletins.mark-loose", loose);
        var known = Sources.Select(source => source.Mark).ToHashSet();
        if (CitedText.Parts(body).FirstOrDefault(part => part.Mark is { } mark && !known.Contains(mark)) is { } unknown) throw new BrokenRule("bulletins.mark-unknown", $"[{unknown.Mark}]");
        (Title, Text, Written) = (said, body, hand);
        Revision++;
    }

    /// <summary>Takes over the numbers there are now.</summary>
    /// <exception cref="BrokenRule">bulletins.issued, bulletins.nothing-changed.</exception>
    public void Renew(Func<int, string?> now, BulletinHand hand)
    {
        DemandOpen();
        var text = CitedText.Renew(Text, now);
        BrokenRule.Unless(text != Text, "bulletins.nothing-changed");
        Rewrite(Title, text, hand);
    }

    /// <param name="series">Year and next free number of the unit.</param>
    /// <exception cref="BrokenRule">bulletins.issued; bulletins.month-to-come.</exception>
    public void GiveOut((int Year, int Number) series, BulletinHand hand)
    {
        DemandOpen();
        BrokenRule.Unless(Month <= Month.From(DateOnly.FromDateTime(hand.At.AddHours(8))), "bulletins.month-to-come");
        Issue = new(hand.By, hand.Name, hand.At);
        (Year, Number) = series;
        Revision++;
    }

    private void DemandOpen() => BrokenRule.Unless(Issue is null, "bulletins.issued");
}

/// <summary>What is written from the numbers, before anybody has touched it.</summary>
public sealed record BulletinDraft(string Title, string Text, IReadOnlyList<NumberSource> Sources);
