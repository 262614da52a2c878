namespace Pacesetter.Domain.Documents;

/// <summary>Words of a document, exactly as they stand there.</summary>
/// <param name="Start">Where they begin, in UTF-16 units from the beginning of the document.</param>
/// <param name="Text">The words.</param>
public readonly record struct Quote(int Start, string Text)
{
    public int End => Start + Text.Length;
}
