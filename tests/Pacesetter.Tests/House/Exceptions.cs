namespace Pacesetter.Tests.House;

/// <summary>
/// The reasoned exceptions in exceptions.txt, one a line: rule, what is excepted, why.
/// Every rule reports through here, so that an exception nobody needs any more is found too.
/// </summary>
internal static class Exceptions
{
    private static readonly IReadOnlyList<(string Rule, string What)> Granted = Load();

    /// <summary>Fails with every finding that has no exception, and with every exception that has no finding.</summary>
    /// <param name="rule">The first word of the line in exceptions.txt.</param>
    /// <param name="findings">What is excepted by name, and how it reads in the failure.</param>
    public static void Judge(string rule, IEnumerable<(string What, string Says)> findings)
    {
        var found = findings.ToList();
        var granted = Granted.Where(line => line.Rule == rule).Select(line => line.What).ToList();
        var broken = found.Where(finding => !granted.Contains(finding.What)).Select(finding => finding.Says);
        var idle = granted.Where(what => found.All(finding => finding.What != what))
            .Select(what => $"exceptions.txt: '{rule} {what}' is no longer needed");
        Assert.Empty(broken.Concat(idle));
    }

    private static List<(string, string)> Load()
    {
        var granted = new List<(string, string)>();
        foreach (var line in SourceTree.Read("tests/Pacesetter.Tests/House/exceptions.txt").Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
            Assert.True(parts.Length == 3, $"exceptions.txt: an exception needs rule, name and reason: {line}");
            granted.Add((parts[0], parts[1]));
        }

        return granted;
    }
}
