using Pacesetter.Web.Units;

namespace Pacesetter.Web.Plans;

/// <summary>Addresses of the plan pages of a place.</summary>
internal static class PlanLinks
{
    public static string Plans(this Place place, int slot) => place.With("plans", ("view", slot));

    public static string Task(this Place place, Guid task) => place.Href($"plans/{task}");

    public static string With(this Place place, string page, params ReadOnlySpan<(string Name, object? Value)> query)
    {
        var address = place.Href(page);
        foreach (var (name, value) in query)
        {
            if (value is null) continue;
            address += FormattableString.Invariant($"{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(FormattableString.Invariant($"{value}"))}");
        }
        return address;
    }
}
