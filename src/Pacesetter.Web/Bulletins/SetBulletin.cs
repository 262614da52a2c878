using System.Globalization;
using Pacesetter.Data;
using Pacesetter.Domain.Bulletins;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Papers.Official;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Bulletins;

/// <summary>A bulletin as a paper, without the marks of its sources.</summary>
internal sealed class SetBulletin(PacesetterDb db, Words words)
{
    /// <param name="bulletin">As a draft it has a place for its number and the day of reading.</param>
    public OfficialPaper Run(Bulletin bulletin, Unit unit, Recipe recipe)
    {
        CultureInfo.CurrentUICulture = Reading.Chinese;
        return new()
        {
            Mast = words["bulletins.mast", recipe.Name], Issue = bulletin.Number ?? 0, Title = bulletin.Title, Body = CitedText.Plain(bulletin.Text), Signature = unit.Name,
            Date = bulletin.Issue is { } issue ? DateOnly.FromDateTime(issue.At.AddHours(8)) : db.Today,
        };
    }
}
