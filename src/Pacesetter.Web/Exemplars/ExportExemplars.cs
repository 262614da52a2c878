using System.Globalization;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Exemplars;

/// <summary>Writes practices and contact points as workbooks, as far as the viewer may see.</summary>
public sealed class ExportExemplars(ReadPractices practices, ReadContacts contacts, Words words)
{
    private static bool English => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <param name="to">Left open; need not seek.</param>
    public Task PracticesAsync(Stream to, Place place, string list, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["exemplars.practices"], Columns("practice", "unit", "site", "users", "text"), PracticeRowsAsync(place, list), English, cancellation);

    /// <param name="to">Left open; need not seek.</param>
    public Task ContactsAsync(Stream to, Place place, CancellationToken cancellation = default) =>
        SheetWriter.WriteXlsxAsync(to, words["exemplars.contacts"], Columns("unit-code", "unit", "leader", "post", "since", "last-day", "last-line"), ContactRowsAsync(place), English, cancellation);

    private async IAsyncEnumerable<IReadOnlyList<string?>> PracticeRowsAsync(Place place, string list)
    {
        await foreach (var row in practices.AllAsync(place, list))
            yield return [row.Practice.Title, row.Unit, row.Site, row.Users.ToString(CultureInfo.InvariantCulture), row.Practice.Text];
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> ContactRowsAsync(Place place)
    {
        await foreach (var row in contacts.AllAsync(place))
            yield return [row.UnitCode, row.UnitName, row.Contact.Leader, row.Contact.Post, Day(row.Contact.Since), row.Last is { } last ? Day(last.Day) : null, row.Last?.Line];
    }

    private IReadOnlyList<Column> Columns(params string[] keys) => [.. keys.Select(key => new Column(key, words.In(Reading.Chinese, "exemplars." + key), words.In(Reading.English, "exemplars." + key)))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
