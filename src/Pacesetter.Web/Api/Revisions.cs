using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Pacesetter.Domain;

namespace Pacesetter.Web.Api;

/// <summary>A revision as ETag: given with what is shown, and asked for by If-Match so that nobody overwrites what they have not seen.</summary>
internal static class Revisions
{
    public static void Show(this HttpContext context, int revision) => context.Response.GetTypedHeaders().ETag = TagOf(revision);

    /// <exception cref="BrokenRule">api.not-the-same (412): If-Match was given and names another revision.</exception>
    public static void DemandMatch(this HttpContext context, int revision) => context.DemandMatch(TagOf(revision));

    /// <summary>For what counts no revisions: the tag is taken from the answer itself, so that whatever changes it changes the tag.</summary>
    public static T ShowWith<T>(this HttpContext context, T answer) where T : class
    {
        context.Response.GetTypedHeaders().ETag = TagOf(answer);
        return answer;
    }

    /// <exception cref="BrokenRule">api.not-the-same (412).</exception>
    public static void DemandMatchOf<T>(this HttpContext context, T answer) where T : class => context.DemandMatch(TagOf(answer));

    private static void DemandMatch(this HttpContext context, EntityTagHeaderValue tag)
    {
        var asked = context.Request.GetTypedHeaders().IfMatch;
        BrokenRule.Unless(asked.Count == 0 || asked.Any(one => one.Equals(EntityTagHeaderValue.Any) || one.Compare(tag, useStrongComparison: true)), "api.not-the-same");
    }

    private static EntityTagHeaderValue TagOf<T>(T answer) where T : class => new($"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answer)))[..16]}\"");

    private static EntityTagHeaderValue TagOf(int revision) => new(string.Create(CultureInfo.InvariantCulture, $"\"{revision}\""));
}
