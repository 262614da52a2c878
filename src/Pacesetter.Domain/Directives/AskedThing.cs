using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Directives;

/// <summary>Something a directive asks of each unit it reaches, by a name under which it is asked once only.</summary>
/// <param name="Name">What is asked, for instance "floor area of the village venue".</param>
/// <param name="Fields">Fields to fill in.</param>
/// <param name="Attachments">Files to hand over.</param>
/// <param name="Receptions">Visits to receive.</param>
/// <param name="Every">How often; <see cref="Campaigns.Every.Campaign"/> is once.</param>
public sealed record AskedThing(string Name, int Fields, int Attachments, int Receptions, Every Every)
{
    public const int NameLength = 60;
    public const int MostOfEach = 200;

    // Shorter names say too little to be found inside a longer one.
    private const int LeastInside = 3;

    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What it takes a unit each time.</summary>
    public int Seconds => (Fields == 0 ? 0 : Effort.SecondsAPage + Effort.SecondsATouch) + (Fields * Effort.SecondsAField) + (Attachments * Effort.SecondsAFile) + (Receptions * Effort.SecondsAVisit);

    public bool IsOnce => Every == Every.Campaign;

    /// <summary>Whether a name means the same thing: the same words, or one within the other, whatever stands between them.</summary>
    public bool Means(string name)
    {
        var (own, other) = (Bare(Name), Bare(name));
        if (own == other) return own.Length > 0;
        var (less, more) = own.Length < other.Length ? (own, other) : (other, own);
        return less.Length >= LeastInside && more.Contains(less, StringComparison.Ordinal);
    }

    /// <exception cref="BrokenRule">directives.thing-unnamed, directives.text-long, directives.thing-range, directives.thing-empty.</exception>
    public AskedThing Checked()
    {
        BrokenRule.Unless(!string.IsNullOrWhiteSpace(Name), "directives.thing-unnamed");
        BrokenRule.Unless(Name.Trim().Length <= NameLength, "directives.text-long", NameLength);
        BrokenRule.Unless(new[] { Fields, Attachments, Receptions }.All(count => count is >= 0 and <= MostOfEach), "directives.thing-range", Name.Trim(), MostOfEach);
        BrokenRule.Unless(Fields + Attachments + Receptions > 0, "directives.thing-empty", Name.Trim());
        return this with { Name = Name.Trim() };
    }

    internal static string ToText(IEnumerable<AskedThing> things) => JsonSerializer.Serialize(things, Form);

    internal static IReadOnlyList<AskedThing> FromText(string text) => text.Length == 0 ? [] : JsonSerializer.Deserialize<IReadOnlyList<AskedThing>>(text, Form)!;

    private static string Bare(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit)).ToLower(CultureInfo.InvariantCulture);
}
