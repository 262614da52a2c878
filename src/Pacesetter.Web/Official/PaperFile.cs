using Pacesetter.Papers.Official;

namespace Pacesetter.Web.Official;

/// <summary>A paper as a file to take away.</summary>
internal static class PaperFile
{
    public const string DocxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="name">Of the file, without its ending.</param>
    public static IResult Of(OfficialPaper paper, string name)
    {
        using var file = new MemoryStream();
        PaperWriter.Write(paper, file);
        return Results.File(file.ToArray(), DocxType, name + ".docx");
    }
}
