using System.Globalization;
using System.Text;

namespace Pacesetter.Web.Acts;

internal static class ActName
{
    /// <summary>How the name of an act stands in keys of words: GrantRole is grant-role.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && key.Length > 0) key.Append('-');
            key.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }
        return key.ToString();
    }
}
