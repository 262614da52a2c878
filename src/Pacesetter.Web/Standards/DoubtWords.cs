using Pacesetter.Domain.Standards;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Standards;

internal static class DoubtWords
{
    /// <summary>The words concerned and the reason, as one sentence.</summary>
    public static string Doubt(this Words words, Doubt doubt) =>
        words[Key(doubt), words.List(doubt.Words.Select(word => words["standards.quoted", word])), doubt.Source];

    private static string Key(Doubt doubt) => doubt.Fault switch
    {
        Fault.NoObject => "standards.doubt-no-object",
        Fault.NoMeasure => "standards.doubt-no-measure",
        Fault.NoFigures => "standards.doubt-no-figures",
        // A unit beside that the reader may not see has no name here.
        _ when string.IsNullOrEmpty(doubt.Source) => "standards.doubt-copied-beside",
        _ => "standards.doubt-copied",
    };
}
