namespace Pacesetter.Domain;

/// <summary>
/// A rule of the field stood in the way. <see cref="Code"/> is the key of the sentence that tells the user why
/// (<c>plans.not-complete</c>); <see cref="Arguments"/> fill its places. Nothing has been changed when it is thrown.
/// </summary>
public sealed class BrokenRule(string code, params object?[] arguments) : Exception(code)
{
    public string Code { get; } = code;

    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>Throws unless <paramref name="holds"/>.</summary>
    public static void Unless(bool holds, string code, params object?[] arguments)
    {
        if (!holds) throw new BrokenRule(code, arguments);
    }
}
