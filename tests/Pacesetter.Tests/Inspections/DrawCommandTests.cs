using System.Text;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Inspections;

/// <summary><c>pacesetter draw verify</c> needs the file and nothing else.</summary>
public sealed class DrawCommandTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("A00\tA/village\t1/1", 1)]
    [InlineData("3,251.78", 1)]
    public async Task Ends_with_0_for_a_certificate_that_holds_and_with_1_for_one_that_was_altered(string altered, int code)
    {
        var secret = Frames.Secret(7);
        var text = Certificate.Make(Frames.Small(secret), secret, Frames.Value, new(2026, 10, 20, 8, 0, 0, DateTimeKind.Utc)).Text;
        Assert.Contains(altered, text, StringComparison.Ordinal);
        if (altered.Length > 0) text = text.Replace(altered, altered[..^1] + "9", StringComparison.Ordinal);
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);
            Assert.Equal(code, await Cli.RunAsync(["draw", "verify", file]));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Ends_with_1_where_there_is_no_such_file() => Assert.Equal(1, await Cli.RunAsync(["draw", "verify", "no-such-certificate.txt"]));
}
