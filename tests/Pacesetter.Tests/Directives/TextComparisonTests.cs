using CsCheck;
using Pacesetter.Domain.Directives;

namespace Pacesetter.Tests.Directives;

public sealed class TextComparisonTests
{
    [Fact]
    public void Shows_what_was_taken_out_and_added_where_it_stood() =>
        Assert.Equal([new("甲", "甲"), new("乙", null), new(null, "乙二"), new("丙", "丙"), new(null, "丁")], TextComparison.Of("甲\n乙\n丙", "甲\n乙二\n丙\n丁"));

    [Fact]
    public void Both_texts_can_be_read_back_from_it() => Gen.Select(Gen.Int[0, 3].Array[0, 12], Gen.Int[0, 3].Array[0, 12]).Sample((before, after) =>
    {
        var lines = TextComparison.Of(string.Join('\n', before), string.Join('\n', after));
        Assert.Equal(before.Select(one => $"{one}"), lines.Select(line => line.Before).OfType<string>());
        Assert.Equal(after.Select(one => $"{one}"), lines.Select(line => line.After).OfType<string>());
    });

    [Fact]
    public void Texts_of_many_paragraphs_are_compared_without_taking_all_memory()
    {
        var lines = TextComparison.Of(string.Join('\n', Enumerable.Range(0, 10_000)), string.Join('\n', Enumerable.Range(5_000, 10_000)));
        Assert.Equal(20_000, lines.Count(line => line.Before is not null) + lines.Count(line => line.After is not null));
    }
}
