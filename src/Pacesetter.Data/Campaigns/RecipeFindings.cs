namespace Pacesetter.Data.Campaigns;

/// <summary>What one reading of a recipe brings to light: the mistakes, and which keys were asked for (which lets a
/// test compare the reader with the published schema).</summary>
internal sealed class RecipeFindings
{
    private readonly List<RecipeProblem> problems = [];

    public HashSet<string> Asked { get; } = [];

    public IReadOnlyList<RecipeProblem> Problems =>
        [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    public bool HasAt(YamlNode where) =>
        problems.Any(problem => problem.Line == where.Line && problem.Column == where.Column);

    public void Report(YamlNode where, string code, params object?[] args) =>
        Report(where.Line, where.Column, code, args);

    public void Report(int line, int column, string code, params object?[] args) =>
        problems.Add(new(line, column, $"campaigns.recipe-{code}", args));
}
