namespace Pacesetter.Data.Campaigns;

/// <summary>One thing wrong in a recipe file.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Code">Word key of the sentence that explains it.</param>
/// <param name="Args">What the sentence names.</param>
public sealed record RecipeProblem(int Line, int Column, string Code, IReadOnlyList<object?> Args);
