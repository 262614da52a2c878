using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

public sealed class CliTests
{
    [Theory]
    [InlineData("no-such-command")]
    [InlineData("recipe", "check")]
    [InlineData("demo", "--size", "enormous")]
    public async Task Wrong_use_ends_with_2(params string[] arguments) => Assert.Equal(2, await Cli.RunAsync(arguments));

    [Fact]
    public async Task A_missing_file_ends_with_1() => Assert.Equal(1, await Cli.RunAsync(["recipe", "check", "no-such-file.yaml"]));

    [Fact]
    public async Task A_good_recipe_ends_with_0() =>
        Assert.Equal(0, await Cli.RunAsync(["recipe", "check", Path.Combine(SourceTree.Root, "recipes", RecipeFiles.Speech, "recipe.yaml")]));

    [Theory]
    [InlineData()]
    [InlineData("import", "units")]
    [InlineData("account", "add")]
    [InlineData("verify")]
    public async Task Every_command_explains_itself(params string[] command) => Assert.Equal(0, await Cli.RunAsync([.. command, "--help"]));
}
