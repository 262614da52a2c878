using Pacesetter.Domain.Directives;

namespace Pacesetter.Domain.Documents;

/// <summary>Who brought a document in and when.</summary>
public sealed record Intake(int By, string Name, DateTime At);

/// <summary>
/// A document that a unit read in to see what it demands: a speech, a notice from above, the minutes of a meeting. It is kept word for word, because
/// every <see cref="Proposal"/> and every task made of one leads back to its sentence.
/// </summary>
public sealed class Document
{
    public const int TitleLength = 200;

    /// <summary>Characters: what is taken apart within a second and still is one page.</summary>
    public const int LongestText = 100_000;

    private const int TitleOfFirstLine = 60;

    private Document() { }

    public Guid Id { get; private set; }

    public int CampaignId { get; private set; }

    public int UnitId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>Paragraphs are lines, parted by a line feed alone: places in it are counted in UTF-16 units.</summary>
    public string Text { get; private set; } = "";

    public Intake Intake { get; private set; } = null!;

    /// <summary>Guards against two people working on its proposals at once.</summary>
    public int Revision { get; private set; }

    /// <summary>Takes a document in.</summary>
    /// <param name="place">Campaign and unit.</param>
    /// <param name="title">Empty: its first line.</param>
    /// <exception cref="BrokenRule">documents.empty, documents.binary, documents.too-long, documents.title-long, documents.graded with the grade that was found.</exception>
    public static Document Take((int CampaignId, int UnitId) place, string? title, string text, Intake intake, Guid? id = null)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim('\uFEFF', '\n', ' ', '\t', '\u3000');
        BrokenRule.Unless(text.Length > 0, "documents.empty");
        BrokenRule.Unless(!text.AsSpan().ContainsAnyInRange('\u0000', '\u0008') && !text.AsSpan().ContainsAnyInRange('\u000E', '\u001F'), "documents.binary");
        BrokenRule.Unless(text.Length <= LongestText, "documents.too-long", LongestText);
        if (SecrecyMark.In(text) is { } grade) throw new BrokenRule("documents.graded", grade);
        var name = string.IsNullOrWhiteSpace(title) ? FirstLine(text) : title.Trim();
        BrokenRule.Unless(name.Length <= TitleLength, "documents.title-long", TitleLength);
        return new() { Id = id ?? Guid.CreateVersion7(), CampaignId = place.CampaignId, UnitId = place.UnitId, Title = name, Text = text, Intake = intake };
    }

    /// <summary>Something was done with its proposals.</summary>
    public void Touch() => Revision++;

    private static string FirstLine(string text)
    {
        var line = text.Split('\n')[0].Trim();
        return line.Length <= TitleOfFirstLine ? line : line[..TitleOfFirstLine];
    }
}
