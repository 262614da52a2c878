using Pacesetter.Domain;
using Pacesetter.Domain.Bulletins;

namespace Pacesetter.Web.Bulletins;

internal sealed record BulletinRequest(string? Title, string? Text);

/// <param name="Marks">Only these numbers; left out: all that have changed.</param>
internal sealed record BulletinNumbersRequest(IReadOnlyList<int>? Marks);

/// <param name="Now">As it is now; null where it cannot be told any more.</param>
internal sealed record BulletinSourceAnswer(int Mark, string Key, string? Unit, string? Now, string Address);

/// <param name="Text">With the marks of the sources behind the numbers.</param>
/// <param name="Changed">Marks of numbers that are no longer what their source says.</param>
internal sealed record BulletinAnswer(Guid Id, Month Month, string Title, string Text, IReadOnlyList<BulletinSourceAnswer> Sources, IReadOnlyList<int> Changed, int? Year, int? Number, DateTime? IssuedAt, int Revision)
{
    public static BulletinAnswer Of(BulletinFile file)
    {
        var bulletin = file.Bulletin ?? throw new BrokenRule("bulletins.unknown");
        return new(bulletin.Id, bulletin.Month, bulletin.Title, bulletin.Text,
            [.. bulletin.Sources.Select(source => new BulletinSourceAnswer(source.Mark, source.Key, source.Unit, file.Now(source.Mark), file.Numbers.Address(source.Key, source.Unit)))],
            file.Changed, bulletin.Year, bulletin.Number, bulletin.Issue?.At, bulletin.Revision);
    }
}

internal sealed record IssuedBulletinAnswer(Guid Id, string Unit, Month Month, string Title, int Year, int Number, DateTime IssuedAt)
{
    public static IssuedBulletinAnswer Of(Bulletin bulletin, string unit) => new(bulletin.Id, unit, bulletin.Month, bulletin.Title, bulletin.Year!.Value, bulletin.Number!.Value, bulletin.Issue!.At);
}
