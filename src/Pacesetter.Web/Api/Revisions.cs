using System.Globalization;
using Microsoft.Net.Http.Headers;
using Pacesetter.Domain;

namespace Pacesetter.Web.Api;

/// <summary>A revision as ETag: given with what is shown, and asked for by If-Match so that nobody overwrites what they have not seen.</summary>
internal static class Revisions
{
    public static void Show(this HttpContext context, int revision) => context.Response.GetTypedHeaders().ETag = TagOf(revision);

    /// <exception cref="BrokenRule">api.not-the-same (412): If-Match was given and names another revision.</exception>
    public static void DemandMatch(this HttpContext context, int revision)
    {
        var asked = context.Request.GetTypedHeaders().IfMatch;
        BrokenRule.Unless(asked.Count == 0 || asked.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(TagOf(revision), useStrongComparison: true)), "api.not-the-same");
    }

    private static EntityTagHeaderValue TagOf(int revision) => new(string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));
}
