using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Papers.Sheets;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Appraisals;

/// <summary>Comments, results and counts as workbooks, out and in.</summary>
public sealed class AppraisalTablesTests
{
    private const string Counted = "序号,评议对象,评议内容,满意,比较满意,基本满意,不满意,不了解\n";

    [Theory, OnBothDatabases]
    public async Task Comments_go_out_with_a_row_for_whoever_has_none_and_come_in_filled(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var leader = await branch.Site.EnterAsync(Role.Leader, branch.Township, "赵书记");
        var import = branch.Page("comments/import", branch.Township);
        var empty = await RowsAsync(leader, branch.Page("comments/export", branch.Township));
        Assert.Equal([branch.Own.Code], empty.Select(row => row[1]));
        string Table(string more) => "unit,merits,shortcomings,direction,follow-up\n" + $"{branch.Own.Code},路修通了,账目公开慢,每月十日前公开,{more}\n";
        await SendAsync(leader, import, Table(""), dry: true);
        await using var db = branch.Site.Open();
        Assert.False(await db.LeaderComments.AnyAsync(row => row.UnitId == branch.Own.Id));
        await SendAsync(leader, import, Table(""));
        await SendAsync(leader, import, Table("已连续三个月按时公开"));
        await SendAsync(leader, import, Table("已连续三个月按时公开"));
        var comment = await db.LeaderComments.AsNoTracking().SingleAsync(row => row.UnitId == branch.Own.Id);
        Assert.Equal(("赵书记", "已连续三个月按时公开"), (comment.Given.Voice, comment.FollowUp!.Text));
        var full = (await RowsAsync(leader, branch.Page("comments/export", branch.Township)))[0];
        Assert.Contains("账目公开慢", full);
        var changed = await SendAsync(leader, import, "id,unit,merits,shortcomings,direction\n" + $"{comment.Id},{branch.Own.Code},路修通了,没有不足,保持\n");
        Assert.Contains("不能用表格改写", changed, StringComparison.Ordinal);
        Assert.Equal(1, (await branch.NumbersAsync()).UnitsCommented);
        Assert.Equal(["GiveComment", "FollowComment"], await db.Acts.Where(act => act.ObjectId == comment.Id.ToString()).OrderBy(act => act.Id).Select(act => act.Name).ToListAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_comment_in_a_table_is_refused_where_the_page_would_refuse_it_and_none_is_written(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        var answer = await SendAsync(secretary, branch.Page("comments/import"), "unit,member,merits,shortcomings,direction\n"
            + $"{branch.Own.Code},{branch.Members[0].Number},好,慢,快\n{branch.Own.Code},,好,慢,快\n{branch.Township.Code},,好,慢,快\n{branch.Own.Code},{branch.Members[1].Number},好,,快\n{branch.Own.Code},nobody,好,慢,快\n");
        foreach (var cell in (string[])["A3", "A4", "D5", "B6"]) Assert.Contains(cell, answer, StringComparison.Ordinal);
        await using var db = branch.Site.Open();
        Assert.False(await db.LeaderComments.AnyAsync(row => row.UnitId == branch.Own.Id));
        using var member = await branch.MemberAsync();
        Assert.Equal(HttpStatusCode.NotFound, await member.StatusAsync(branch.Page("comments/import")));
    }

    [Theory, OnBothDatabases]
    public async Task What_members_were_told_goes_out_to_those_who_lead_them_only(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync(1);
        await Branch.CallAsync(secretary, "POST", $"/units/{branch.Own.Code}/comments", new { merits = "勤快", shortcomings = "话少", direction = "多走访", member = branch.Members[0].Number }, HttpStatusCode.Created);
        Assert.Contains((await RowsAsync(secretary, branch.Page("comments/export"))), row => row.Contains("话少"));
        Assert.DoesNotContain((await RowsAsync(member, branch.Page("comments/export"))), row => row.Contains("话少"));
    }

    [Theory, OnBothDatabases]
    public async Task A_count_comes_in_by_a_sheet_and_the_results_go_out_with_what_they_were_divided_by(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await AppraisalRoutesTests.OpenAsync(branch, secretary);
        var page = branch.Page($"appraisals/{id}");
        var sheet = await RowsAsync(secretary, page + "/count/sheet", "序号");
        Assert.Equal((5, "1"), (sheet.Count, sheet[0][0]));
        var filled = Counted + string.Concat(sheet.Select(row => $"{row[0]},,,15,,,4,\n"));
        foreach (var person in (Visitor[])[secretary, member]) await SendAsync(person, page + "/count", filled, "upload", "sheet", ("ballots", "20"), ("spoiled", "1"));
        var wrong = await SendAsync(member, page + "/count", Counted + "9,,,1,,,,\n1,,,many,,,,\n", "upload", "sheet", ("ballots", "20"), ("spoiled", "1"));
        Assert.Contains("1 到 5", wrong, StringComparison.Ordinal);
        Assert.Contains("many", wrong, StringComparison.Ordinal);
        Assert.Equal(75, (await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing")).GetProperty("satisfied").GetInt32());
        var results = await RowsAsync(member, branch.Page("appraisals/export"));
        Assert.Equal(5, results.Count);
        Assert.Equal(["19", "15", "78.9%"], results[0].Skip(results[0].Count - 3));
        Assert.Equal(HttpStatusCode.NotFound, await secretary.StatusAsync(page + "/count/sheet"));
    }

    [Theory, OnBothDatabases]
    public async Task What_too_few_answered_has_no_numbers_in_a_workbook_either(DatabaseKind kind)
    {
        var branch = await Branch.FoundAsync(kind);
        using var secretary = await branch.SecretaryAsync();
        using var member = await branch.MemberAsync();
        var id = await AppraisalRoutesTests.OpenAsync(branch, secretary);
        var few = new { ballots = 4, spoiled = 0, cells = Enumerable.Range(0, 25).Select(cell => cell % 5 == 3 ? 4 : 0) };
        foreach (var person in (Visitor[])[secretary, member]) await Branch.CallAsync(person, "PUT", $"/appraisals/{id}/count", few);
        await Branch.CallAsync(secretary, "PUT", $"/appraisals/{id}/closing");
        var row = (await RowsAsync(secretary, branch.Page("appraisals/export")))[0];
        Assert.All(row.Skip(9).SkipLast(1), cell => Assert.Equal("", cell));
        Assert.Contains("5", row[^1], StringComparison.Ordinal);
    }

    /// <summary>What stands beneath the header of a workbook that has a column of that heading, all cells as text.</summary>
    private static async Task<List<IReadOnlyList<string>>> RowsAsync(Visitor visitor, string address, string heading = "单位代码")
    {
        var bytes = await visitor.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        using var reader = SheetReader.Open(new MemoryStream(bytes), [new("key", heading, heading, Required: true)], "book.xlsx");
        return [.. reader.Rows.Select(row => row.Cells)];
    }

    private static Task<string> SendAsync(Visitor visitor, string address, string table, bool dry = false) =>
        SendAsync(visitor, address, table, "import", "file", dry ? [("dry", "yes")] : []);

    /// <returns>The page that answered; empty after a redirect.</returns>
    private static async Task<string> SendAsync(Visitor visitor, string address, string table, string form, string field, params (string Name, string Value)[] more)
    {
        var token = (await visitor.PageAsync(address)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var file = new StringContent(table);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        using var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(form), "_handler" }, { file, field, "table.csv" } };
        foreach (var (name, value) in more) content.Add(new StringContent(value), name);
        using var response = await visitor.Http.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        if (response.StatusCode == HttpStatusCode.Found) return "";
        return (await Visitor.ReadAsync(response)).Body!.TextContent;
    }
}
