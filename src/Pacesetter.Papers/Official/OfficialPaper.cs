namespace Pacesetter.Papers.Official;

/// <summary>What an official paper says; how it looks is <see cref="PaperWriter"/>'s business.</summary>
public sealed record OfficialPaper
{
    /// <summary>The issuer's mark at the head, in red: see <see cref="MastOf"/>.</summary>
    public required string Mast { get; init; }

    /// <summary>Sign of the issuer, year in 〔〕, number.</summary>
    public required string Number { get; init; }

    /// <summary>A line break is kept; without any the title is broken by sense.</summary>
    public required string Title { get; init; }

    /// <summary>To whom it goes, without the colon.</summary>
    public string? Addressees { get; init; }

    /// <summary>Paragraphs, one a line; headings are known by their marks.</summary>
    public required string Body { get; init; }

    public IReadOnlyList<string> Attachments { get; init; } = [];

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

    /// <summary>The name of an issuer as it stands at the head of its papers.</summary>
    public static string MastOf(string issuer) => issuer + Standard.Shipped.Word("mast");
}
