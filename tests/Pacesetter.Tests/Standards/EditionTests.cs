using Microsoft.EntityFrameworkCore;
using Pacesetter.Data.Tallies;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Standards;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Plans;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Standards;

public sealed class EditionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, OnBothDatabases]
    public async Task A_changed_recipe_adds_an_edition_and_past_months_keep_theirs(DatabaseKind kind)
    {
        var town = await Town.FoundAsync(kind);
        await using var db = town.Site.Open();
        var first = await db.StandardsEditions.SingleAsync(row => row.CampaignId == town.Campaign.Id, Stop);
        Assert.Equal((1, Town.July), (first.Number, first.FromMonth));
        var apply = new ApplyRecipe(db, new Recount(db));

        // The same standards are no new edition, whatever else of the recipe changes.
        await apply.RunAsync(town.Campaign.Recipe.Replace("stuck-after-days: 60", "stuck-after-days: 50", StringComparison.Ordinal), town.County.Code, null, cancellation: Stop);
        Assert.Equal(1, await db.StandardsEditions.CountAsync(row => row.CampaignId == town.Campaign.Id, Stop));

        var changed = town.Campaign.Recipe.Replace("工作业绩好", "工作实绩好", StringComparison.Ordinal);
        Assert.Equal("standards.from-past", (await Assert.ThrowsAsync<BrokenRule>(() => apply.RunAsync(changed, town.County.Code, null, Month.Of(2026, 9), Stop))).Code);
        db.ChangeTracker.Clear();
        await apply.RunAsync(changed, town.County.Code, null, Month.Of(2026, 12), Stop);
        using var office = await town.Site.EnterAsync(Role.Office, town.County);
        Assert.Contains("工作业绩好", await office.TextAsync(town.Page("standards")), StringComparison.Ordinal);
        Assert.Contains("自 2026年12月 起适用第 2 版", await office.TextAsync(town.Page("standards", month: "2026-11")), StringComparison.Ordinal);
        var later = await office.TextAsync(town.Page("standards", month: "2026-12"));
        Assert.Contains("工作实绩好", later, StringComparison.Ordinal);
        Assert.DoesNotContain("工作业绩好", later, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_edition_that_has_begun_is_in_force()
    {
        StandardsEdition Edition(int number, Month from) => new(1, number, from, [], DateTime.UnixEpoch);
        StandardsEdition[] editions = [Edition(1, Town.July), Edition(2, Town.July.Add(5)), Edition(3, Town.July.Add(3))];
        Assert.Equal([1, 1, 1, 3, 3, 3], Enumerable.Range(0, 6).Select(i => StandardsEdition.In(Town.July.Add(i), editions)!.Number));
        Assert.Equal(1, StandardsEdition.In(Town.July.Previous, editions)!.Number);
    }

    [Fact]
    public void The_stored_catalogue_reads_as_it_was_written()
    {
        var sets = Data.Campaigns.RecipeYaml.Read(Campaigns.RecipeFiles.Text(Campaigns.RecipeFiles.Speech)).Recipe!.Standards;
        var edition = new StandardsEdition(1, 1, Town.July, sets, DateTime.UnixEpoch);
        Assert.True(edition.Says(edition.Sets()));
        Assert.Equal((sets[0].Label, sets[0].Refinements[0].Number, sets[1].For), (edition.Sets()[0].Label, edition.Sets()[0].Refinements[0].Number, edition.Sets()[1].For));
    }
}
