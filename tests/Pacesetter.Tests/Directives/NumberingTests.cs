using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Tests.House;

namespace Pacesetter.Tests.Directives;

public sealed class NumberingTests
{
    private const int AtOnce = 20;

    /// <summary>Each is issued twice at the same moment: one of the two takes a number that it has to give back.</summary>
    [Theory, OnBothDatabases]
    public async Task Twenty_issued_at_once_have_twenty_numbers_without_a_gap(DatabaseKind kind)
    {
        using var desk = await Desk.OpenAsync(kind);
        List<string> ids = [];
        for (var i = 0; i < AtOnce; i++) ids.Add(await desk.DirectiveAsync(signed: true));
        var answers = await Task.WhenAll(ids.Concat(ids).Select(async id =>
        {
            using var answer = await desk.Office.Http.PutAsJsonAsync(new Uri($"/api/v1/directives/{id}/issue", UriKind.Relative), new { mark = "青创先发" }, TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }));
        Assert.Equal(AtOnce, answers.Count(done => done));
        await using var db = desk.Town.Site.Open();
        var county = desk.Town.County.Id;
        var numbers = await db.Directives.Where(row => row.UnitId == county && row.Number != null).OrderBy(row => row.Number).Select(row => row.Number!.Value).ToListAsync();
        Assert.Equal(Enumerable.Range(1, AtOnce), numbers);
        Assert.Equal(AtOnce, (await db.DirectiveSeries.SingleAsync(row => row.UnitId == county)).Last);
        Assert.Equal(AtOnce * 2, await db.DirectiveReceipts.CountAsync(row => row.IssuerId == county));
    }
}
