using System.Net;
using Pacesetter.Domain.Accounts;
using Pacesetter.Papers.Documents;
using Pacesetter.Papers.Official;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Pledges;

public sealed class BoardTests
{
    [Theory, OnBothDatabases]
    public async Task The_public_reads_what_was_published_and_a_name_only_with_consent(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var anybody = branch.Site.Anonymous();
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync($"/board/{branch.Own.Code}"));
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync($"/board/{branch.Own.Code}/wall"));
        Assert.Equal(HttpStatusCode.NotFound, await anybody.StatusAsync($"/board/{branch.Own.Code}/wall/paper"));
        await branch.PledgeAsync(0, published: true, named: true, text: "全年上门服务二十户老人");
        await branch.PledgeAsync(1, published: true, text: "每周清扫村道两次");
        await branch.PledgeAsync(2, text: "还没有审定的承诺");
        await branch.NumbersAsync();
        var text = await anybody.TextAsync($"/board/{branch.Own.Code}");
        Assert.Contains(branch.Members[0].Name, text, StringComparison.Ordinal);
        Assert.Contains("每周清扫村道两次", text, StringComparison.Ordinal);
        Assert.Contains(branch.Members[1].Post, text, StringComparison.Ordinal);
        Assert.DoesNotContain(branch.Members[1].Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有审定的承诺", text, StringComparison.Ordinal);
        Assert.Contains(branch.Own.Name, await anybody.TextAsync($"/board/{branch.Township.Code}"), StringComparison.Ordinal);
        Assert.Contains("每周清扫村道两次", await anybody.TextAsync($"/board/{branch.Own.Code}/wall?size=a3"), StringComparison.Ordinal);
        var paper = await anybody.FileAsync($"/board/{branch.Own.Code}/wall/paper");
        Assert.Empty(PaperCheck.Of(paper));
        paper.Position = 0;
        var wall = DocumentText.Read(paper);
        Assert.True(wall.Contains(branch.Members[0].Name, StringComparison.Ordinal) && wall.Contains("每周清扫村道两次", StringComparison.Ordinal));
        Assert.False(wall.Contains(branch.Members[1].Name, StringComparison.Ordinal) || wall.Contains("还没有审定的承诺", StringComparison.Ordinal));
        Assert.DoesNotContain("pledges.", await anybody.TextAsync($"/board/{branch.Own.Code}?lang=en"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_taken_down_is_gone_at_once_though_the_page_was_kept(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        var id = await branch.PledgeAsync(published: true);
        await branch.NumbersAsync();
        using var anybody = branch.Site.Anonymous();
        var address = $"/board/{branch.Own.Code}";
        Assert.Contains("二十户老人", await anybody.TextAsync(address), StringComparison.Ordinal);
        using var kept = await anybody.GetAsync(address);
        Assert.NotNull(kept.Headers.Age);
        using var secretary = await branch.SecretaryAsync();
        using var shown = await secretary.GetAsync(address);
        Assert.Null(shown.Headers.Age);
        await Branch.CallAsync(secretary, "PUT", $"/pledges/{id}/takedown", new { reason = "老人不愿公开" });
        Assert.DoesNotContain("二十户老人", await anybody.TextAsync(address), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Units_are_found_by_name_and_pledges_by_their_words(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind, $"望月湖党支部");
        await branch.PledgeAsync(0, published: true, text: "疏通水渠三百米");
        await branch.PledgeAsync(1, published: true, text: "看护校园路口");
        await branch.NumbersAsync();
        using var anybody = branch.Site.Anonymous();
        Assert.Contains("望月湖党支部", await anybody.TextAsync($"/board/{branch.Township.Code}?q={Uri.EscapeDataString("月湖")}"), StringComparison.Ordinal);
        var found = await anybody.TextAsync($"/board/{branch.Own.Code}?q={Uri.EscapeDataString("水渠")}");
        Assert.Contains("疏通水渠三百米", found, StringComparison.Ordinal);
        Assert.DoesNotContain("看护校园路口", found, StringComparison.Ordinal);
        Assert.Contains("没有找到", await anybody.TextAsync($"/board/{branch.Own.Code}?q={Uri.EscapeDataString("火箭")}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_public_is_led_to_the_board_once_there_is_anything_on_it()
    {
        var branch = await Branch.FoundAsync(DatabaseKind.Sqlite);
        await branch.PledgeAsync(published: true);
        using var anybody = branch.Site.Anonymous();
        using var home = await anybody.GetAsync("/");
        Assert.Equal("/board", home.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, await anybody.StatusAsync("/board"));
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township);
        using var own = await leader.GetAsync("/");
        Assert.Equal("/desk", own.Headers.Location!.ToString());
    }
}
