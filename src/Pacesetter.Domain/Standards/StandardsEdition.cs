using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Domain.Standards;

/// <summary>
/// The catalogue of standards as one text of the recipe had it, in force from a month on. A changed recipe adds an edition and alters none, so that a unit
/// is judged by the standards of its time.
/// </summary>
public sealed class StandardsEdition
{
    private static readonly JsonSerializerOptions Form = new() { Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StandardsEdition() { }

    /// <param name="number">1, 2, … within the campaign.</param>
    public StandardsEdition(int campaignId, int number, Month from, IReadOnlyList<StandardSet> sets, DateTime at)
    {
        (CampaignId, Number, FromMonth, At) = (campaignId, number, from, at);
        Content = Write(sets);
    }

    public int CampaignId { get; private set; }

    public int Number { get; private set; }

    public Month FromMonth { get; private set; }

    /// <summary>The sets as JSON.</summary>
    public string Content { get; private set; } = "";

    public DateTime At { get; private set; }

    public IReadOnlyList<StandardSet> Sets() => JsonSerializer.Deserialize<IReadOnlyList<StandardSet>>(Content, Form)!;

    public bool Says(IReadOnlyList<StandardSet> sets) => Content == Write(sets);

    /// <summary>The edition that holds in a month: the newest that had begun. Before the first one began, the first.</summary>
    public static StandardsEdition? In(Month month, IReadOnlyCollection<StandardsEdition> editions) =>
        editions.Where(edition => edition.FromMonth <= month).MaxBy(edition => edition.Number) ?? editions.MinBy(edition => edition.Number);

    private static string Write(IReadOnlyList<StandardSet> sets) => JsonSerializer.Serialize(sets, Form);
}
