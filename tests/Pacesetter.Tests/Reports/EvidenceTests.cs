using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain;
using Pacesetter.Domain.Plans;
using Pacesetter.Tests.House;
using Pacesetter.Web.Reports;
using SkiaSharp;

namespace Pacesetter.Tests.Reports;

public sealed class EvidenceTests
{
    [Theory]
    [InlineData("roof.jpg", "MZ\u0090\0 this program cannot be run in DOS mode")]
    [InlineData("roof.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("roof.pdf", "<html><script>alert(1)</script></html>")]
    [InlineData("roof.jpg", "")]
    public async Task The_content_decides_not_the_name(string name, string content) =>
        Assert.Equal("reports.file-kind", await RefusedAsync(Encoding.Latin1.GetBytes(content), name));

    [Fact]
    public async Task A_picture_that_only_begins_like_one_is_refused() =>
        Assert.Equal("reports.picture-unreadable", await RefusedAsync([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3, 4], "roof.jpg"));

    [Fact]
    public async Task Eleven_megabytes_are_refused()
    {
        var bytes = new byte[11 * 1024 * 1024];
        "%PDF-"u8.CopyTo(bytes);
        Assert.Equal("reports.file-too-big", await RefusedAsync(bytes, "minutes.pdf"));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Pictures_are_drawn_anew_at_a_bounded_size(SKEncodedImageFormat format)
    {
        var file = await CheckAsync(Picture(format, 3000, 1500), "C:\\photos\\roof." + format);
        Assert.Equal(("roof.jpg", "image/jpeg"), (file.Name, file.ContentType));
        using var picture = SKBitmap.Decode(file.Bytes);
        Assert.Equal((2000, 1000), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task The_place_where_a_picture_was_taken_is_gone()
    {
        var taken = WithExif(Picture(SKEncodedImageFormat.Jpeg, 400, 200), orientation: 6);
        Assert.Contains("GPS 23.88N", Encoding.Latin1.GetString(taken));
        var file = await CheckAsync(taken, "roof.jpg");
        var text = Encoding.Latin1.GetString(file.Bytes);
        Assert.DoesNotContain("Exif", text);
        Assert.DoesNotContain("GPS 23.88N", text);
        using var picture = SKBitmap.Decode(file.Bytes);
        Assert.Equal((200, 400), (picture.Width, picture.Height)); // Held upright, as the camera noted.
    }

    [Fact]
    public async Task Anything_appended_to_a_picture_is_gone()
    {
        var file = await CheckAsync([.. Picture(SKEncodedImageFormat.Png, 10, 10), .. "<script>alert(1)</script>"u8], "roof.png");
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(file.Bytes));
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("minutes\r\nX-Evil: 1.pdf", "minutesX-Evil: 1.pdf")]
    [InlineData("纪要", "纪要.pdf")]
    [InlineData("...", "file.pdf")]
    public async Task A_name_is_only_a_name(string sent, string kept) => Assert.Equal(kept, (await CheckAsync("%PDF-1.7"u8.ToArray(), sent)).Name);

    [Theory, OnBothDatabases]
    public async Task There_is_at_most_one_file_for_a_task_and_month(DatabaseKind kind)
    {
        await using var village = await Village.SettleAsync(kind);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        Assert.Equal("reports.say-first", (await Assert.ThrowsAsync<BrokenRule>(() => AddAsync(village, roof.Id, "first.pdf"))).Code);
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        var first = await AddAsync(village, roof.Id, "first.pdf");
        var second = await AddAsync(village, roof.Id, "second.pdf");

        await using var db = village.Store.Open();
        Assert.Equal([second.Id], await db.Evidence.Select(row => row.Id).ToListAsync());
        Assert.Null(Files(village).Open(first.Id));
        Assert.Equal(1, (await db.Tallies.SingleAsync(row => row.UnitId == village.UnitId && row.Month == Village.October)).TasksEvidenced);
        await village.TalliesAreTrueAsync();

        await using (var removing = village.Store.Open())
            await new RemoveEvidence(removing, village.Find(removing), Files(village)).RunAsync(roof.Id, Village.October);
        Assert.Null(Files(village).Open(second.Id));
        Assert.False(await db.Evidence.AnyAsync());
        await village.TalliesAreTrueAsync();
    }

    [Fact]
    public async Task After_the_month_closed_a_file_needs_a_reason_and_counts_as_a_correction()
    {
        await using var village = await Village.SettleAsync(DatabaseKind.Sqlite);
        var roof = await village.TaskAsync("repair the roof", "2026-10-31");
        await village.SubmitAsync(Village.October, [], asPlanned: true);
        village.GoTo(2026, 11, 6);
        Assert.Equal("reports.closed", (await Assert.ThrowsAsync<BrokenRule>(() => AddAsync(village, roof.Id, "late.pdf"))).Code);
        await AddAsync(village, roof.Id, "late.pdf", "found in the drawer");
        await using var db = village.Store.Open();
        Assert.Equal(1, (await db.TaskProgress.SingleAsync()).Corrections);
    }

    private static EvidenceFiles Files(Village village) => new(village.Store.Settings);

    private static async Task<Evidence> AddAsync(Village village, Guid task, string name, string? reason = null)
    {
        await using var db = village.Store.Open();
        return await new AddEvidence(db, village.Find(db), Files(village)).RunAsync(task, Village.October, await CheckAsync("%PDF-1.7"u8.ToArray(), name), reason);
    }

    private static async Task<CheckedFile> CheckAsync(byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        return await EvidenceFiles.CheckAsync(stream, name);
    }

    private static async Task<string> RefusedAsync(byte[] bytes, string name) => (await Assert.ThrowsAsync<BrokenRule>(() => CheckAsync(bytes, name))).Code;

    private static byte[] Picture(SKEncodedImageFormat format, int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.SteelBlue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    // An APP1 segment with one orientation entry, and a place as plain text behind it.
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        byte[] body = [.. "Exif\0\0"u8, .. tiff, .. "GPS 23.88N 100.08E"u8];
        var length = body.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg[2..]];
    }
}
