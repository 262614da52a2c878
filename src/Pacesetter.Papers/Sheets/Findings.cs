namespace Pacesetter.Papers.Sheets;

/// <summary>Collects problems up to a limit and counts the rest, so that a hopeless file cannot fill the memory.</summary>
internal sealed class Findings(int limit)
{
    private readonly List<SheetProblem> _kept = [];
    private int _dropped;

    public IReadOnlyList<SheetProblem> Kept =>
        _dropped == 0 ? _kept : [.. _kept, new SheetProblem(_kept[^1].Address, SheetCodes.More, _dropped)];

    public bool Any => _kept.Count > 0;

    public void Add(string address, string code, params object?[] args)
    {
        if (_kept.Count < limit)
            _kept.Add(new SheetProblem(address, code, args));
        else
            _dropped++;
    }
}

/// <summary>Ends the reading of a file with a problem; never leaves this folder.</summary>
internal sealed class UnreadableTable(string code, params object?[] args) : Exception
{
    public string Code => code;

    public object?[] Args => args;

    /// <summary>Row reached, when known.</summary>
    public int? Row { get; init; }
}
