using Pacesetter.Domain;
using Pacesetter.Domain.Standards;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Standards;

/// <summary>Checks a sentence while it is typed, against what stands above and beside.</summary>
public sealed class CheckText(ReadStandards standards, ReadKnownTexts texts, Words words)
{
    /// <param name="text">The sentence; only its first letters are looked at where it is longer than any that may be stored.</param>
    /// <param name="place">Whose sentence; null: it is compared with nobody's.</param>
    /// <param name="item">Key of the standard item it makes concrete; null: it is the name of a task.</param>
    /// <param name="measure">Whether another field holds a figure.</param>
    /// <param name="taken">The task above that the task takes up; to repeat its words is no copying.</param>
    /// <param name="cancellation">Stops the look-up.</param>
    public async Task<IReadOnlyList<Doubt>> RunAsync(string text, Place? place, string? item, bool measure, Guid? taken = null, CancellationToken cancellation = default)
    {
        text = text.Length > RefinementWording.TextLength ? text[..RefinementWording.TextLength] : text;
        var beside = new SaidBeside(measure);
        if (place is null) return Concreteness.Of(text, beside);
        if (item is null) return Concreteness.Of(text, beside, await texts.TasksAsync(place, taken, cancellation));
        var standing = (await standards.RunAsync(place, cancellation)).Items.FirstOrDefault(one => one.Item.Key == item) ?? throw new BrokenRule("standards.item-unknown", item);
        return Concreteness.Of(text, beside, ReadKnownTexts.Above(standing, place.Unit.Id, words["standards.of-campaign"]).Concat((await texts.BesideAsync(place, cancellation))[item]));
    }
}
