using Pacesetter.Domain.Campaigns;

namespace Pacesetter.Data.Campaigns;

/// <summary>Reads how the campaign issues papers.</summary>
internal static class IssuingYaml
{
    private const int MostNoticeDays = 60;
    private const int LastHour = 23;

    public static Issuing Read(RecipeSection section)
    {
        var kinds = section.Each("kinds", kind => new DirectiveKind(kind.Key(), kind.Label("label"), kind.Truth("up", otherwise: false)), required: true);
        var (notice, from, to) = (section.Whole("notice-days", 0, MostNoticeDays), section.Whole("from-hour", 0, LastHour), section.Whole("to-hour", 0, LastHour));
        if (from > to) section.Report("to-hour", "thresholds-out-of-order", from, to);
        return new() { Kinds = kinds, NoticeDays = notice, FromHour = from, ToHour = to, Known = section.Labels("known") };
    }
}
