using System.Globalization;

namespace Pacesetter.Web.Units;

/// <summary>How far a search has come: among the codes, or among the names, which are read through one by one in a small part of the tree and looked up in the index in a large one.</summary>
internal sealed record SearchPlace(char Kind, int Id, string Text)
{
    public const char Coded = 'c';
    public const char Read = 'r';
    public const char Named = 'n';

    /// <returns>The beginning where the text is none of ours.</returns>
    public static SearchPlace Parse(string? text)
    {
        var parts = (text ?? "").Split('-', 3);
        return parts is [[Coded or Read or Named], var id, var rest] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? new(parts[0][0], key, rest) : new(Coded, 0, "");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Kind}-{Id}-{Text}");
}
