namespace Pacesetter.Domain.Suggestions;

/// <summary>What somebody would drop or simplify (减负建议), and what the office says to it. Nobody agrees or disagrees by pressing anything, and nothing is counted.</summary>
public sealed class Suggestion
{
    public const int TextLength = 500;
    public const int PageLength = 200;

    private Suggestion() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    /// <summary>The unit whose office answers: the one that issued the directive, or the campaign's head.</summary>
    public int UnitId { get; private set; }

    public int By { get; private set; }

    public string Name { get; private set; } = "";

    public DateTime At { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>The page it is about; null: none.</summary>
    public string? Page { get; private set; }

    /// <summary>The directive it is about; null: none.</summary>
    public Guid? DirectiveId { get; private set; }

    public SuggestionAnswer? Answer { get; private set; }

    /// <summary>Guards against two people answering at once.</summary>
    public int Revision { get; private set; }

    /// <param name="place">Campaign, and the unit whose office answers.</param>
    /// <param name="page">Address of a page of this site, without its host; anything else is left out.</param>
    /// <param name="id">For planting; null: a new key.</param>
    /// <exception cref="BrokenRule">suggestions.text-missing, suggestions.text-long.</exception>
    public static Suggestion Make((int Campaign, int Unit) place, string? text, string? page, Guid? directive, (int By, string Name, DateTime At) who, Guid? id = null) => new()
    {
        Id = id ?? Guid.CreateVersion7(), CampaignId = place.Campaign, UnitId = place.Unit, Text = Demanded(text, "suggestions.text-missing"), DirectiveId = directive,
        Page = page is { Length: > 1 and <= PageLength } && page[0] == '/' && page[1] is not ('/' or '\\') ? page : null,
        By = who.By, Name = who.Name, At = who.At,
    };

    /// <param name="isOpen">Everybody in the campaign may read both.</param>
    /// <exception cref="BrokenRule">suggestions.answered-already, suggestions.answer-missing, suggestions.text-long.</exception>
    public void Reply(string? text, bool isOpen, (int By, string Name, DateTime At) who)
    {
        BrokenRule.Unless(Answer is null, "suggestions.answered-already");
        Answer = new(who.By, who.Name, who.At, Demanded(text, "suggestions.answer-missing"), isOpen);
        Revision++;
    }

    private static string Demanded(string? text, string code)
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(text), code);
        BrokenRule.Unless(text!.Trim().Length <= TextLength, "suggestions.text-long", TextLength);
        return text.Trim();
    }
}

/// <summary>What the office says.</summary>
/// <param name="IsOpen">Everybody in the campaign may read it, without the name of who suggested it.</param>
public sealed record SuggestionAnswer(int By, string Name, DateTime At, string Text, bool IsOpen);
