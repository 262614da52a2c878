using System.Net;
using AngleSharp.Html.Parser;

namespace Pacesetter.Tests.Shell;

public sealed class FrameTests(ShellHost host) : IClassFixture<ShellHost>
{
    [Theory]
    [InlineData("/missing", null, null, "zh-CN")]
    [InlineData("/missing", null, "en-GB,en;q=0.9", "en")]
    [InlineData("/missing", null, "fr;q=0.9, zh-TW;q=0.8, en;q=0.7", "zh-CN")]
    [InlineData("/missing", null, "en;q=0, fr", "zh-CN")]
    [InlineData("/missing", "lang=en", "zh-CN", "en")]
    [InlineData("/missing?lang=zh", "lang=en", "en", "zh-CN")]
    [InlineData("/missing?lang=xx", "lang=en", null, "en")]
    [InlineData("/missing?lang=en", "lang=nonsense", null, "en")]
    public async Task Language_is_the_address_then_the_cookie_then_the_browser_then_Chinese(string address, string? cookie, string? accept, string expected)
    {
        using var response = await Get(address, cookie, accept);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal([expected], response.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task A_choice_is_remembered_and_only_a_choice()
    {
        using var chosen = await Get("/missing?lang=en&type=large");
        var cookies = chosen.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, cookie => cookie.StartsWith("lang=en;", StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith("type=large;", StringComparison.Ordinal));
        Assert.All(cookies, cookie => Assert.Contains("httponly", cookie));
        using var plain = await Get("/missing");
        Assert.False(plain.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Large_type_stays_until_it_is_taken_back()
    {
        Assert.Contains("class=\"large\"", await Text("/missing", "type=large"));
        Assert.DoesNotContain("class=\"large\"", await Text("/missing?type=normal", "type=large"));
    }

    [Fact]
    public async Task The_switches_lead_back_to_the_page_the_reader_sees()
    {
        Assert.Contains("/missing?q=%E5%8E%BF&amp;lang=en", await Text("/missing?q=%E5%8E%BF&lang=zh"));
    }

    [Theory]
    [InlineData("/status/555", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/missing", HttpStatusCode.NotFound, "没有这一页")]
    [InlineData("/bang", HttpStatusCode.InternalServerError, "系统出了差错")]
    [InlineData("/rule", HttpStatusCode.UnprocessableEntity, "本单位 3")]
    public async Task Failures_are_pages_with_their_status_and_no_detail(string address, HttpStatusCode status, string says)
    {
        using var response = await Get(address);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(status, response.StatusCode);
        Assert.Contains(says, text);
        Assert.DoesNotContain("secret", text);
    }

    [Fact]
    public async Task The_API_gets_no_pages()
    {
        using var response = await Get("/api/v1/missing");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("<html", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/missing")]
    [InlineData("/bang")]
    [InlineData("/shell")]
    public async Task Every_page_forbids_inline_code_foreign_sources_and_frames(string address)
    {
        using var response = await Get(address);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl!.Private || response.Headers.CacheControl.NoStore);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick]"));
        Assert.Empty(page.QuerySelectorAll("[src^='http'], [href^='http']"));
    }

    [Fact]
    public async Task Files_are_named_by_content_and_kept_for_good_and_a_first_visit_is_small()
    {
        using var response = await Get("/shell", accept: null, encoding: "gzip");
        var page = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        var document = new HtmlParser().ParseDocument(await Text("/shell"));
        var total = page.Length;
        foreach (var file in document.QuerySelectorAll("link[href], script[src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!))
        {
            using var asset = await Get(file, encoding: "gzip");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Matches(@"\.[a-z0-9]{10}\.", file);
            total += (await asset.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
        }

        Assert.InRange(total, 1, 60 * 1024);
    }

    [Fact]
    public async Task Chinese_is_sent_as_it_is()
    {
        Assert.DoesNotContain("&#x", (await Text("/shell")).Replace("&#x2B;", "", StringComparison.Ordinal));
    }

    private async Task<string> Text(string address, string? cookie = null)
    {
        using var response = await Get(address, cookie);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private async Task<HttpResponseMessage> Get(string address, string? cookie = null, string? accept = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (accept is not null) request.Headers.Add("Accept-Language", accept);
        if (encoding is not null) request.Headers.Add("Accept-Encoding", encoding);
        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
