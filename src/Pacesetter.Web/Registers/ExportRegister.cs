using System.Globalization;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Papers.Sheets;
using Pacesetter.Web.Shell;
using Pacesetter.Web.Units;

namespace Pacesetter.Web.Registers;

/// <summary>Writes the open entries of a unit and of what lies below it in the columns of the import: export, edit, import again.</summary>
public sealed class ExportRegister(ReadRegisters read, Words words)
{
    private const int AtOnce = 500;

    /// <param name="to">Left open; need not seek.</param>
    /// <param name="place">The subtree, and the month whose entries are wanted.</param>
    /// <param name="register">Which one.</param>
    /// <param name="asXlsx">.xlsx, otherwise .csv.</param>
    /// <param name="cancellation">Ends the writing.</param>
    public Task RunAsync(Stream to, Place place, Register register, bool asXlsx, CancellationToken cancellation = default)
    {
        var (english, columns) = (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", RegisterSheets.Columns(register, words));
        return asXlsx
            ? SheetWriter.WriteXlsxAsync(to, register.Name.ToString(), columns, RowsAsync(place, register, columns), english, cancellation)
            : SheetWriter.WriteCsvAsync(to, columns, RowsAsync(place, register, columns), english, cancellation);
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> RowsAsync(Place place, Register register, IReadOnlyList<Column> columns)
    {
        string? next = null;
        do
        {
            (var rows, next) = await read.EntriesAsync(place, register.Key, own: false, closed: false, next, AtOnce);
            var names = await read.NamesAsync(register, [.. rows.SelectMany(row => row.Entry.In(place.Month))]);
            foreach (var row in rows)
            {
                var said = row.Entry.In(place.Month);
                yield return [.. columns.Select(column => Cell(column.Key, row, said, register, names))];
            }
        }
        while (next is not null);
    }

    private string? Cell(string key, EntryRow row, IReadOnlyDictionary<string, string> said, Register register, EntryNames names)
    {
        if (RegisterSheets.FieldOf(register, key) is not var (field, isName))
            return key switch
            {
                RegisterSheets.Id => row.Entry.Id.ToString(),
                RegisterSheets.Unit => row.UnitCode,
                RegisterSheets.UnitName => row.UnitName,
                RegisterSheets.Since => row.Entry.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => null,
            };
        var text = said.GetValueOrDefault(field.Key);
        return isName || field.Type == RegisterFieldType.Choice ? words.Shown(field, text, names) : text;
    }
}
