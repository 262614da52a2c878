using System.Globalization;

namespace Pacesetter.Domain.Campaigns;

/// <summary>A name or sentence of the recipe: Chinese always, English where the campaign office gave it.</summary>
public sealed record Label(string Zh, string? En = null)
{
    /// <summary>The words for readers of that culture; Chinese where there are no English ones.</summary>
    public string In(CultureInfo culture) =>
        En is null || culture.TwoLetterISOLanguageName == "zh" ? Zh : En;

    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
