using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Directives;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Tests.Pledges;
using Pacesetter.Tests.Shell;

namespace Pacesetter.Tests.Directives;

/// <summary>A county's office and its leader, who issue to two towns.</summary>
internal sealed record Desk(Town Town, Visitor Office, Visitor Leader) : IDisposable
{
    public static async Task<Desk> OpenAsync(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        return new(town, await town.OfficeAboveAsync(), await town.Site.EnterAsync(Role.Leader, town.County, "沈国安"));
    }

    /// <summary>A directive of the county, brought as far as asked for.</summary>
    public async Task<string> DirectiveAsync(bool signed = false, string? mark = null, object? body = null)
    {
        var made = await Branch.CallAsync(Office, "POST", $"/units/{Town.County.Code}/directives", body ?? Text(), HttpStatusCode.Created);
        var id = made.GetProperty("id").GetString()!;
        if (!signed && mark is null) return id;
        await Branch.CallAsync(Leader, "PUT", $"/directives/{id}/check");
        await Branch.CallAsync(Leader, "PUT", $"/directives/{id}/signature");
        if (mark is not null) await Branch.CallAsync(Office, "PUT", $"/directives/{id}/issue", new { mark });
        return id;
    }

    public static object Text(string title = "关于推行党员承诺制的意见", Guid? refines = null) => new
    {
        kind = "opinion", title, body = "一、各乡镇要推行党员承诺制。\n二、月底前公布。", tiers = new[] { "township" }, refines,
        asked = new[] { new { name = "承诺公示栏照片", attachments = 1, every = "campaign" } }, due = "2026-10-28",
    };

    public static async Task RefusedAsync(Visitor by, string method, string address, object? body, string code)
    {
        var answer = await Branch.CallAsync(by, method, address, body, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(code, answer.GetProperty("code").GetString());
    }

    public async Task<Directive> LookAsync(string id)
    {
        await using var db = Town.Site.Open();
        var key = Guid.Parse(id);
        return await db.Directives.AsNoTracking().SingleAsync(row => row.Id == key);
    }

    public void Dispose()
    {
        Office.Dispose();
        Leader.Dispose();
    }
}
