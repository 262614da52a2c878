using System.Globalization;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Pacesetter.Web.Shell;

namespace Pacesetter.Tests.Shell;

/// <summary>The words as a reader of one language gets them; puts the language back when disposed.</summary>
internal sealed class ReadAs : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public ReadAs(string language, string environment = "Development")
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Words = new Words(new Host { EnvironmentName = environment });
    }

    public Words Words { get; }

    public void Dispose() => CultureInfo.CurrentUICulture = before;

    private sealed class Host : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "";

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
