using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pacesetter.Data.Accounts;

namespace Pacesetter.Tests.Shell;

/// <summary>A browser without a screen: keeps cookies, follows no redirect, fills in forms. Addresses are given from the root, <c>/desk</c>.</summary>
public sealed class Visitor : IDisposable
{
    public static readonly Uri Address = new("http://localhost");

    internal Visitor(HttpMessageHandler server, Account? account)
    {
        Http = new HttpClient(new CookieKeeper(server, Cookies)) { BaseAddress = Address };
        Account = account;
    }

    /// <summary>Who it is; null for the public.</summary>
    public Account? Account { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>For the API: <c>Http.GetFromJsonAsync(…)</c>.</summary>
    public HttpClient Http { get; }

    public Task<HttpResponseMessage> GetAsync(string address) => Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var response = await GetAsync(address);
        return response.StatusCode;
    }

    /// <summary>A file, which must be there.</summary>
    public async Task<MemoryStream> FileAsync(string address)
    {
        using var response = await GetAsync(address);
        Assert.Equal((address, HttpStatusCode.OK), (address, response.StatusCode));
        return new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The page, which must be there.</summary>
    public async Task<IHtmlDocument> PageAsync(string address)
    {
        using var response = await GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ReadAsync(response);
    }

    /// <summary>The visible text of the page's main part.</summary>
    public async Task<string> TextAsync(string address) => (await PageAsync(address)).QuerySelector("main")!.TextContent;

    /// <summary>Opens the page, fills in one of its forms as a browser would and sends it. Fields not named keep what the page gave them; null leaves one out.</summary>
    /// <param name="address">The page.</param>
    /// <param name="form">Its <c>@formname</c>.</param>
    /// <param name="fields">What is typed or chosen.</param>
    public async Task<HttpResponseMessage> SubmitAsync(string address, string form, params (string Name, string? Value)[] fields)
    {
        var page = await PageAsync(address);
        var found = page.Forms.FirstOrDefault(one => one.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form)
            ?? throw new InvalidOperationException($"{address} has no form '{form}', only: {string.Join(", ", page.QuerySelectorAll("input[name=_handler]").Select(one => one.GetAttribute("value")))}");
        var sent = Given(found).Where(pair => fields.All(field => field.Name != pair.Key)).ToList();
        sent.AddRange(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        using var content = new FormUrlEncodedContent(sent);
        return await Http.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public void Dispose() => Http.Dispose();

    private static IEnumerable<KeyValuePair<string, string>> Given(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" }: break;
                case IHtmlInputElement { Name: { } name } input: yield return KeyValuePair.Create(name, input.Value); break;
                case IHtmlSelectElement { Name: { } name } select: yield return KeyValuePair.Create(name, select.Value ?? ""); break;
                case IHtmlTextAreaElement { Name: { } name } text: yield return KeyValuePair.Create(name, text.Value); break;
                default: break;
            }
        }
    }

    private sealed class CookieKeeper(HttpMessageHandler server, CookieContainer cookies) : DelegatingHandler(server)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = new Uri(Address, request.RequestUri!);
            if (cookies.GetCookieHeader(address) is { Length: > 0 } header) request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var given))
                foreach (var cookie in given) cookies.SetCookies(address, cookie);
            return response;
        }
    }
}
