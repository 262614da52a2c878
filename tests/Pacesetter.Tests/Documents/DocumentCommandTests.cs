using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Documents;

public sealed class DocumentCommandTests
{
    [Theory]
    [InlineData()]
    [InlineData("--json")]
    public async Task A_document_is_taken_apart_with_0(params string[] more) =>
        Assert.Equal(0, await Cli.RunAsync(["document", "decompose", Path.Combine(SourceTree.Root, "tests", "data", "documents", "notice.marked.txt"), .. more]));

    [Fact]
    public async Task A_missing_file_ends_with_1() => Assert.Equal(1, await Cli.RunAsync(["document", "decompose", "no-such-file.txt"]));

    [Fact]
    public async Task A_picture_called_a_document_ends_with_1() => Assert.Equal(1, await Cli.RunAsync(["document", "decompose", Path.Combine(SourceTree.Root, "docs", "desk.png")]));

    [Fact]
    public async Task No_file_at_all_is_wrong_use() => Assert.Equal(2, await Cli.RunAsync(["document", "decompose"]));
}
