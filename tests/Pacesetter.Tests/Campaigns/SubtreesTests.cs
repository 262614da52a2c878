using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Tallies;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Campaigns;

/// <summary>The same recipe in two counties that have nothing to do with each other.</summary>
public sealed class SubtreesTests
{
    private static readonly string Recipe = RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", "key: in-two-counties", StringComparison.Ordinal);

    [Theory, OnBothDatabases]
    public async Task A_recipe_runs_in_two_subtrees_side_by_side_and_never_twice_on_a_line(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var city = await site.PlantAsync("云岭市", tier: "city");
        var (first, second) = (await site.PlantAsync("安平县", city), await site.PlantAsync("柳河县", city));
        var (village, town) = (await site.PlantAsync("松林村", first, "village"), await site.PlantAsync("双河镇", second, "township"));
        var (here, there) = (await ApplyAsync(site, first), await ApplyAsync(site, second));
        Assert.NotEqual(here.Id, there.Id);
        Assert.Equal(here.Id, (await ApplyAsync(site, first)).Id);

        // Unit and key name one of them in every address.
        using var office = await site.EnterAsync(Role.Office, city);
        foreach (var unit in (Unit[])[village, town])
        {
            Assert.Equal(HttpStatusCode.OK, await office.StatusAsync($"/units/{unit.Code}/2026-10/plans?campaign=in-two-counties"));
            Assert.Equal(HttpStatusCode.OK, await office.StatusAsync($"/api/v1/units/{unit.Code}/plans?month=2026-10&campaign=in-two-counties"));
        }

        foreach (var unit in (Unit[])[village, city])
            Assert.Equal("campaigns.twice-on-a-line", (await Assert.ThrowsAsync<BrokenRule>(() => ApplyAsync(site, unit))).Code);
        await using var db = site.Open();
        var move = new Act("MoveUnit", second.Id, nameof(Unit), second.Code);
        Assert.Equal("campaigns.twice-on-a-line", (await Assert.ThrowsAsync<BrokenRule>(() => new Tree(db).MoveAsync(db.Units.Single(unit => unit.Id == second.Id), first.Id, Month.Of(2026, 12), move))).Code);
        await using var after = site.Open();
        Assert.Equal(2, await after.Campaigns.CountAsync(row => row.Key == "in-two-counties"));
        Assert.False(await after.UnitAncestors.AnyAsync(row => row.UnitId == second.Id && row.AncestorId == first.Id));
    }

    private static async Task<Campaign> ApplyAsync(TestSite site, Unit head)
    {
        await using PacesetterDb db = site.Open();
        return await new ApplyRecipe(db, new Recount(db)).RunAsync(Recipe, head.Code, new DateOnly(2026, 7, 1));
    }
}
