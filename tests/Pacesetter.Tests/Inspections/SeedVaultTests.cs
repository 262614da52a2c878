using System.Net;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Inspections.Draws;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Pledges;
using Pacesetter.Web.Inspections.Draws;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Inspections;

public sealed class SeedVaultTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("vault").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_sealed_seed_is_opened_by_the_keys_of_its_folder_and_by_no_others()
    {
        var seed = Certificate.NewSecret();
        var sealedSeed = Vault("one").Seal(seed);
        Assert.DoesNotContain(seed, sealedSeed, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(seed, Vault("one").Open(sealedSeed));
        Assert.False(Vault("other").Opens(sealedSeed));
        Assert.Equal("inspections.seed-lost", Assert.Throws<BrokenRule>(() => Vault("other").Open(sealedSeed)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task The_store_holds_no_seed_before_the_draw_and_the_very_one_that_was_committed_after_it(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        var id = (await field.AnnouncedAsync()).Id;
        await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze(null));
        await using var db = field.Site.Open();
        var waiting = await db.InspectionDraws.AsNoTracking().SingleAsync(row => row.InspectionId == id);
        Assert.Null(waiting.Secret);
        Assert.True(waiting.SealedSeed!.Length > 2 * Drawing.SeedLength);
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "07 11 23" });
        var made = await db.InspectionDraws.AsNoTracking().SingleAsync(row => row.InspectionId == id);
        Assert.Equal((waiting.Commitment, null), (Certificate.CommitmentOf(made.Secret!), made.SealedSeed));
    }

    [Theory, OnBothDatabases]
    public async Task A_round_whose_seed_is_lost_stays_in_sight_undrawn_and_the_next_names_its_frame(DatabaseKind kind)
    {
        var field = await Field.PlantAsync(kind);
        using var office = await field.OfficeAsync();
        using var inspector = await field.InspectorAsync();
        var id = (await field.AnnouncedAsync()).Id;
        await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze(null));
        await using var db = field.Site.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE inspection_draws SET sealed_seed = 'gone' WHERE inspection_id = {id}");
        Assert.Equal("inspections.seed-lost", (await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "07" }, HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        Assert.Equal("inspections.reason-missing", (await Branch.CallAsync(office, "POST", $"/inspections/{id}/draws", Freeze(null), HttpStatusCode.UnprocessableEntity)).GetProperty("code").GetString());
        using (var again = await office.SubmitAsync($"/inspections/{id}", "freeze", ("reason", "从备份恢复，种子读不出来"), ("source", "福利彩票"), ("day", "2026-10-15"))) Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        await Branch.CallAsync(office, "PUT", $"/inspections/{id}/draws/value", new { value = "01 02 03" });
        var rounds = await db.InspectionDraws.AsNoTracking().Where(row => row.InspectionId == id).OrderBy(row => row.Round).ToListAsync();
        Assert.Equal((2, rounds[0].FrameHash), (rounds.Count, rounds[1].Frame.Head.Previous));
        Assert.Null(rounds[0].Made);
        Assert.Contains("没有抽取", await office.TextAsync($"/inspections/{id}"), StringComparison.Ordinal);
        Assert.NotNull(Certificate.Verify(System.Text.Encoding.UTF8.GetBytes(rounds[1].Certificate()!.Text)).Certificate);
    }

    private static object Freeze(string? reason) => new { source = "福利彩票", day = "2026-10-15", reason };

    private SeedVault Vault(string name) => new(new Settings { Data = Path.Combine(folder, name) });
}
