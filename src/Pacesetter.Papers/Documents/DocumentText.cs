using System.Xml;
using Pacesetter.Domain;
using Pacesetter.Papers.Sheets;
using Pacesetter.Papers.Sheets.Csv;

namespace Pacesetter.Papers.Documents;

/// <summary>Reads a document as plain text, one paragraph a line: text and Markdown in UTF-8, UTF-16 or GB18030, and .docx. What it is, its content says, not its name.</summary>
public static class DocumentText
{
    /// <summary>Bytes of the file.</summary>
    public const long LargestFile = 20L << 20;

    /// <summary>Characters of the text; a long speech has 20,000.</summary>
    public const int LongestText = 1_000_000;

    /// <exception cref="BrokenRule">documents.empty, documents.not-a-document (what it is), documents.old-document, documents.binary, documents.unknown-encoding,
    /// documents.too-large (megabytes allowed), documents.too-long (characters allowed), documents.damaged.</exception>
    public static string Read(Stream stream)
    {
        try
        {
            using var input = SeekableInput.Of(stream, LargestFile);
            var text = FileKind.Recognise(input) == FileKind.Zip ? DocxText.Read(input) : Plain(input);
            BrokenRule.Unless(!string.IsNullOrWhiteSpace(text.Trim('\uFEFF')), "documents.empty");
            BrokenRule.Unless(text.Length <= LongestText, "documents.too-long", LongestText);
            return text;
        }
        catch (UnreadableTable e)
        {
            throw Told(e);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new BrokenRule("documents.damaged");
        }
    }

    private static string Plain(SeekableInput input)
    {
        using var reader = TextEncoding.Detect(input).Reader(input);
        var text = reader.ReadToEnd();
        BrokenRule.Unless(!text.AsSpan().ContainsAnyInRange('\u0000', '\u0008') && !text.AsSpan().ContainsAnyInRange('\u000E', '\u001F'), "documents.binary");
        return text;
    }

    /// <summary>The tests a table has to stand are the same; the sentences about them are not.</summary>
    private static BrokenRule Told(UnreadableTable e) => e.Code switch
    {
        SheetCodes.Empty => new("documents.empty"),
        SheetCodes.NotATable => new("documents.not-a-document", e.Args),
        SheetCodes.OldWorkbook => new("documents.old-document"),
        SheetCodes.Binary => new("documents.binary"),
        SheetCodes.UnknownEncoding => new("documents.unknown-encoding"),
        SheetCodes.TooLarge or SheetCodes.UnpacksTooLarge => new("documents.too-large", LargestFile >> 20),
        _ => new("documents.damaged"),
    };
}
