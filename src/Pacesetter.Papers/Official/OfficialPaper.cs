namespace Pacesetter.Papers.Official;

/// <summary>What an official paper says; how it looks is <see cref="PaperWriter"/>'s business.</summary>
public sealed record OfficialPaper
{
    /// <summary>The issuer's mark at the head, in red: see <see cref="MastOf"/>; of a bulletin its name. Null: a list or table that stands by itself or goes with a paper has no head.</summary>
    public string? Mast { get; init; }

    /// <summary>Sign of the issuer, year in 〔〕, number; see <see cref="NumberToFill"/>. Null where there is no head, and in a bulletin.</summary>
    public string? Number { get; init; }

    /// <summary>Of a bulletin (简报) its number, 0 where it has none yet: then who edits it and the day stand in the head, and nobody signs at the end.</summary>
    public int? Issue { get; init; }

    /// <summary>A line break is kept; without any the title is broken by sense.</summary>
    public required string Title { get; init; }

    /// <summary>To whom it goes, without the colon.</summary>
    public string? Addressees { get; init; }

    /// <summary>Paragraphs, one a line; headings are known by their marks.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>Under the text.</summary>
    public PaperTable? Table { get; init; }

    public required string Signature { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Who signs a paper that goes upward; its number then stands left and this name right.</summary>
    public string? Signer { get; init; }

    /// <summary>Of the copy, six digits.</summary>
    public string? Copy { get; init; }

    public string? Urgency { get; init; }

    public string? CopiesTo { get; init; }

    /// <summary>Who printed it, and when; null: no lines at the foot of the last page.</summary>
    public string? Printer { get; init; }

    public DateOnly? Printed { get; init; }

    /// <summary>The place for a number that a paper gets only when it is given out, to be written in by hand.</summary>
    /// <param name="mark">The issuer's sign; null: none is known.</param>
    public static string NumberToFill(string? mark, int year) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{mark}\u3014{year}\u3015\u3000\u3000\u53F7");

    /// <summary>The name of an issuer as it stands at the head of its papers.</summary>
    public static string MastOf(string issuer) => issuer + Standard.Shipped.Word("mast");
}
