namespace Pacesetter.Web.Awards;

/// <summary>What was typed into the form that was just refused, so that nothing is typed twice.</summary>
internal static class TypedAwards
{
    public static string? Typed(this HttpContext context, string field) =>
        context.Request.HasFormContentType && context.Request.Form.ContainsKey(field) ? context.Request.Form[field].ToString() : null;

    public static bool IsPicked(this HttpContext context, Guid candidate) => context.Request.HasFormContentType && context.Request.Form["candidate"].Contains(candidate.ToString());
}
