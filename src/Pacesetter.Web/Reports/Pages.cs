namespace Pacesetter.Web.Reports;

/// <summary>Addresses of the pages of a month.</summary>
internal static class Pages
{
    public static string Report(MonthAddress address) => Of(address, "report");

    public static string MonthPlan(MonthAddress address) => Of(address, "month-plan");

    /// <param name="standing">Only units with this standing; see <see cref="States"/>.</param>
    public static string Reports(MonthAddress address, string? standing = null) =>
        Of(address, "reports") + (standing is null ? "" : $"{(address.Campaign is null ? '?' : '&')}standing={standing}");

    private static string Of(MonthAddress address, string page) =>
        $"/units/{Uri.EscapeDataString(address.Code)}/{address.Month}/{page}{(address.Campaign is null ? "" : $"?campaign={Uri.EscapeDataString(address.Campaign)}")}";
}
