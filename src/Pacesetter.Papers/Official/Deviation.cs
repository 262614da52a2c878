namespace Pacesetter.Papers.Official;

/// <summary>Where a paper differs from GB/T 9704-2012.</summary>
/// <param name="Element">What of the page: title, number, body, page-number …</param>
/// <param name="Property">Of the element: font, size, place …</param>
/// <param name="Paragraph">The first paragraph it was seen in, from 1; null: said of the whole paper.</param>
/// <param name="Times">In how many paragraphs.</param>
public sealed record Deviation(string Element, string Property, string Expected, string Found, int? Paragraph = null, int Times = 1)
{
    /// <summary>Instead of a figure or a name, in <see cref="Expected"/> and <see cref="Found"/>; to be put into the reader's language.</summary>
    public const string Present = "present", Absent = "absent", Left = "left", Right = "right", Centre = "centre";
}
