using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Data;
using Pacesetter.Data.Accounts;
using Pacesetter.Data.Campaigns;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Appraisals;
using Pacesetter.Domain.Awards;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Diagnosis;
using Pacesetter.Domain.Directives;
using Pacesetter.Domain.Documents;
using Pacesetter.Domain.Exemplars;
using Pacesetter.Domain.Findings;
using Pacesetter.Domain.Inspections;
using Pacesetter.Domain.Plans;
using Pacesetter.Domain.Pledges;
using Pacesetter.Domain.Registers;
using Pacesetter.Domain.Stories;
using Pacesetter.Domain.Suggestions;
using Pacesetter.Domain.Units;
using Pacesetter.Tests.Campaigns;
using Pacesetter.Tests.House;
using Pacesetter.Tests.Shell;
using Pacesetter.Web.Campaigns;

namespace Pacesetter.Tests.Accounts;

/// <summary>
/// Walks every page and every route of the site as somebody who has no business there, with values from a foreign subtree in the address and in the
/// query. Routes are taken from the running site, so that a new one is walked without being named here.
/// </summary>
public sealed class WalkTests
{
    private const string ForeignName = "禁见县";
    private const string ForeignBranch = "禁见村党支部";
    private const string Carrier = "shuangcu-shuangjian";
    private const string Register = "pairings";

    private static readonly Month Month = Month.Of(2026, 10);

    /// <summary>What others may legitimately answer instead of content.</summary>
    private static readonly HttpStatusCode[] Refusals =
        [HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed,
         HttpStatusCode.Conflict, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity, HttpStatusCode.PreconditionRequired, HttpStatusCode.PreconditionFailed];

    [Theory, OnBothDatabases]
    public async Task Nobody_finds_anything_of_a_foreign_subtree(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var own = await site.PlantAsync("本地县");
        var foreign = await ForeignAsync(site);
        foreach (var role in (Role[])[Role.Office, Role.Secretary, Role.Leader, Role.Inspector, Role.Member])
        {
            using var visitor = await site.EnterAsync(role, own);
            Assert.Empty(await WalkAsync(site, visitor, foreign));
        }
    }

    /// <summary>Otherwise the walk would prove nothing.</summary>
    [Fact]
    public async Task Somebody_above_does_find_it()
    {
        var site = await TestSite.OnAsync();
        using var visitor = await site.EnterAsync(Role.Office, site.Root);
        var found = await WalkAsync(site, visitor, await ForeignAsync(site));
        Assert.NotEmpty(found);
        // And nothing breaks under somebody who may.
        Assert.DoesNotContain(found, line => line.Contains(": 5", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_sees_no_business_data_at_all(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var foreign = await ForeignAsync(site);
        foreach (var role in (Role[])[Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin])
        {
            using var visitor = await site.EnterAsync(role);
            // Whose account it is on which unit is the security administrator's work, and which unit an act concerned the auditor's.
            string[] ownWork = role switch { Role.SecurityAdmin => ["/admin/accounts"], Role.AuditAdmin => ["/audit"], _ => [] };
            Assert.Empty(await WalkAsync(site, visitor, foreign, ownWork));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_public_is_led_to_the_door_everywhere_but_on_public_pages(DatabaseKind kind)
    {
        var site = await TestSite.OnAsync(kind);
        var foreign = await ForeignAsync(site);
        using var visitor = site.Anonymous();
        Assert.Empty(await WalkAsync(site, visitor, foreign));
        string[] open = ["/", "/account/sign-in", "/account/enter", "/account/password/", "/first-run/", "/board", "/awards", "/stories", "/ballot", "/health/", "/status/", "/openapi/", "/api", "/shell"];
        foreach (var step in Steps(site, foreign).Where(step => step.Method == "GET" && !open.Any(start => start.Length > 1 && step.Address.StartsWith(start, StringComparison.Ordinal)) && step.Address != "/"))
        {
            Assert.Equal((step.Address, HttpStatusCode.Redirect), (step.Address, await visitor.StatusAsync(step.Address)));
        }
    }

    [Fact]
    public async Task Business_roles_are_kept_out_of_the_rooms_of_the_administrators()
    {
        var site = await TestSite.OnAsync();
        var own = await site.PlantAsync("本地县");
        foreach (var role in (Role[])[Role.Office, Role.Secretary, Role.Leader, Role.Inspector, Role.Member])
        {
            using var visitor = await site.EnterAsync(role, own);
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusAsync("/audit"));
            Assert.Equal(HttpStatusCode.Forbidden, await visitor.StatusAsync("/admin"));
            Assert.Equal(role == Role.Office ? HttpStatusCode.OK : HttpStatusCode.Forbidden, await visitor.StatusAsync("/admin/accounts"));
        }
    }

    [Fact]
    public async Task The_walk_reaches_the_pages_and_the_routes()
    {
        var site = await TestSite.OnAsync();
        var addresses = Steps(site, await ForeignAsync(site)).Select(step => step.Address).ToList();
        Assert.Contains("/audit", addresses);
        Assert.Contains("/account/sign-out", addresses);
        Assert.DoesNotContain(addresses, address => address.Contains('{', StringComparison.Ordinal));
    }

    /// <summary>A county nobody in these tests has business with: a branch, a person, a campaign, a task with its report and a file.</summary>
    private static async Task<Foreign> ForeignAsync(TestSite site)
    {
        var county = await site.PlantAsync(ForeignName);
        var branch = await site.PlantAsync(ForeignBranch, county, "branch");
        await site.PersonAsync("禁见人", (Role.Secretary, county));
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Viewer>().BecomeSystem("test");
        var campaign = await scope.ServiceProvider.GetRequiredService<ApplyRecipe>().RunAsync(RecipeFiles.Text(RecipeFiles.Speech).Replace($"key: {RecipeFiles.Speech}", $"key: walk-{county.Code.ToLowerInvariant()}", StringComparison.Ordinal), county.Code, new DateOnly(2026, 5, 1));
        await using var db = site.Open();
        var task = new PlanTask(campaign.Id, county.Id, 1, "禁见的任务", Month, Month, Month);
        var offer = new TaskOffer(campaign.Id, task.Id, county.Id, 0, db.Now);
        var file = new Evidence(Guid.CreateVersion7(), county.Id, "禁见.jpg", "image/jpeg", 1, "0", 0, db.Now);
        var pledge = Pledge.Propose(RecipeYaml.Read(campaign.Recipe).Recipe!.Pledges!, new(campaign.Id, county.Id, null), 2026, false, new("禁见的承诺", new(2026, 12, 20)) { Kind = "deed" }, 0, new(0, db.Now, Month, null));
        var round = AppraisalRound.Open(RecipeFiles.Read(RecipeFiles.Speech).Appraisal!, new(campaign.Id, county.Id, Subject.Organisations, "禁见的评议", 30), [new(null, ForeignName)], new(0, db.Now, Month));
        var comment = LeaderComment.Give(new(campaign.Id, county.Id, null, Month), new("禁见的成绩", "禁见的不足", "禁见的方向"), new(0, "禁见人", db.Now, null));
        var finding = Finding.Enter(RecipeFiles.Read(RecipeFiles.Speech).Findings!, (campaign.Id, county.Id), new("禁见的问题", "planning", "slight", new(FindingSource.Self, null, null), null), new(0, "禁见人", db.Now, Month), db.Today);
        var verdict = Verdict.Of(campaign.Id, county.Id, Month, new("no-plan", new(40, 0, 0), true), null, db.Now);
        verdict.Reply("禁见的说明", (0, "禁见人"), db.Now);
        var pairings = RecipeYaml.Read(campaign.Recipe).Recipe!.Registers.First(register => register.Key == Register);
        var entry = new RegisterEntry(pairings, (campaign.Id, county.Id), new Dictionary<string, string> { ["partner"] = county.Code, ["form"] = "service", ["project"] = "禁见的项目" }, new(2026, 10, 1), new(0, db.Now, db.Today));
        var speech = RecipeFiles.Read(RecipeFiles.Speech);
        var inspection = Inspection.Plan(speech.Inspection!, speech.WorkingDays, campaign.Id, county.Id, new("禁见的督查", "禁见的依据", "禁见的内容", null, new(2026, 10, 9), new(2026, 10, 30), 1) { Questions = [new("禁见的问题", CheckedBy.Site)] }, new(0, db.Now));
        inspection.Announce(speech.Inspection!, speech.WorkingDays, 0, db.Now, new(2026, 9, 20));
        var visit = Visit.Of(inspection, branch.Id, new(branch.Code, "branch", 1, 2, []), [new(0, "禁见人")]);
        var directive = await DirectiveAsync(db, campaign, county, branch);
        // Not handed in: whoever walks above would publish it, and then it is for everybody.
        var story = Story.Begin(speech.Stories!, (campaign.Id, county.Id), new("news", "禁见的稿子", "禁见的正文"), (Month, Month), null, new(1, "禁见人"), db.Now);
        var practice = Practice.Write((campaign.Id, county.Id), entry.Id, "禁见的做法", "禁见的写法", new(0, "禁见人", db.Now, db.Today));
        var contact = ContactPoint.Begin((campaign.Id, county.Id), new("禁见的领导", null, null), new(2026, 10, 1), new(0, "禁见人", db.Now, db.Today));
        var suggestion = Suggestion.Make((campaign.Id, county.Id), "禁见的建议", null, null, (0, "禁见人", db.Now));
        var document = Document.Take((campaign.Id, county.Id), null, "禁见的文件\n各单位要落实禁见的要求。", new(0, "禁见人", db.Now));
        var honours = AwardRound.Open(speech.Awards!, (campaign.Id, county.Id), "禁见的评选", db.Today, 0, new(1, "禁见人"), db.Now, db.Today);
        var candidate = AwardCandidate.Nominate(honours, speech.Awards!.Titles[0], new(branch.Id, null, ForeignBranch, "", "branch", ""), "禁见的理由", (branch.Id, county.Id), [], new(1, "禁见人"), db.Now, db.Today);
        db.AddRange(honours, candidate, story, practice, contact, suggestion, document, Domain.Documents.Proposal.Point(document, 1, "各单位要落实禁见的要求"), verdict, finding, entry, inspection, visit, pledge, round, new BallotBox(round.Id, Count.None(round.Form).ToText(), 0), comment, new Plan(campaign.Id, county.Id, 0, Month, Month), task, offer, file);
        await db.CommitAsync(new Act("AddTask", county.Id, nameof(PlanTask), task.Id));
        return new(county, new Dictionary<string, Guid> { ["evidence"] = file.Id, ["offers"] = offer.Id, ["pledges"] = pledge.Id, ["appraisals"] = round.Id, ["comments"] = comment.Id, ["findings"] = finding.Id, ["directives"] = directive, ["diagnoses"] = verdict.Id, ["inspections"] = inspection.Id, ["visits"] = visit.Id, ["documents"] = document.Id, ["stories"] = story.Id, ["publicity"] = story.Id, ["practices"] = practice.Id, ["contacts"] = contact.Id, ["suggestions"] = suggestion.Id, ["registers"] = entry.Id, ["register-entries"] = entry.Id, ["award-rounds"] = honours.Id, ["awards"] = honours.Id, ["candidates"] = candidate.Id, [""] = task.Id });
    }

    /// <summary>A directive of the county that was issued to its branch, and a draft.</summary>
    private static async Task<Guid> DirectiveAsync(PacesetterDb db, Campaign campaign, Unit county, Unit branch)
    {
        var recipe = RecipeFiles.Read(RecipeFiles.Speech);
        var (draft, draftText) = Directive.Begin(recipe, (campaign.Id, county.Id), new("notice", "禁见的草稿", "禁见的草稿正文"), new(1, "禁见人"), db.Now, db.Today);
        var (directive, text) = Directive.Begin(recipe, (campaign.Id, county.Id), new("notice", "禁见的通知", "禁见的正文"), new(1, "禁见人"), db.Now, db.Today);
        directive.PassCheck(0, new(2, "禁见人"), db.Now, db.Today);
        directive.Sign(new(2, "禁见人"), db.Now);
        db.AddRange(draft, draftText, directive, text, new DirectiveSeries(county.Id, "禁见发", 2026, 1));
        db.DirectiveReceipts.AddRange(directive.GiveOut(recipe, new(county.Id, "禁见发", 2026, 1), [branch.Id], new(1, "禁见人"), db.Now, db.Today));
        await db.CommitAsync(new Act("IssueDirective", county.Id, nameof(Directive), directive.Id));
        return directive.Id;
    }

    /// <summary>Everything that answered with something foreign, or failed.</summary>
    private static async Task<List<string>> WalkAsync(TestSite site, Visitor visitor, Foreign foreign, params string[] ownWork)
    {
        List<string> found = [];
        foreach (var (method, address) in Steps(site, foreign).Where(step => !ownWork.Any(start => step.Address.StartsWith(start, StringComparison.Ordinal))))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
            if (method is not ("GET" or "HEAD")) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var response = await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (!response.IsSuccessStatusCode && !Refusals.Contains(response.StatusCode)) found.Add($"{method} {address}: {(int)response.StatusCode}");
            // An address that was asked for comes back in the links that switch language; its code alone is no news.
            if (body.Contains("禁见", StringComparison.Ordinal)) found.Add($"{method} {address}: tells of the foreign unit");
            if (method is not ("GET" or "HEAD") && response.IsSuccessStatusCode && address.Contains(foreign.Unit.Code, StringComparison.Ordinal)) found.Add($"{method} {address}: {(int)response.StatusCode} for a foreign unit");
        }

        return found;
    }

    private static IEnumerable<(string Method, string Address)> Steps(TestSite site, Foreign foreign) =>
        from endpoint in site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
        where endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null
        let path = Fill(endpoint.RoutePattern, foreign)
        where path is not null && !path.StartsWith("/_", StringComparison.Ordinal)
        let page = endpoint.Metadata.OfType<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>().FirstOrDefault()?.Type
        from method in page is not null ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        from query in page is null && !path.StartsWith("/api", StringComparison.Ordinal) ? [""] : Queries(page, foreign)
        select (method, path + query);

    /// <summary>Besides the plain address, one with the foreign unit in every parameter that a query may carry.</summary>
    private static IEnumerable<string> Queries(Type? page, Foreign foreign)
    {
        yield return "";
        var names = page?.GetProperties()
            .Select(property => (property.Name, Query: property.GetCustomAttribute<Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute>(), property.PropertyType))
            .Where(one => one.Query is not null && one.PropertyType == typeof(string)).Select(one => one.Query!.Name ?? one.Name).ToList() ?? ["unit", "parent", "code"];
        if (names.Count > 0) yield return "?" + string.Join('&', names.Select(name => $"{name}={Uri.EscapeDataString(foreign.Unit.Code)}"));
        if (page is null || names.Contains("Q", StringComparer.OrdinalIgnoreCase)) yield return $"?q={Uri.EscapeDataString("禁")}&month=2026-10";
    }

    /// <summary>The address with values that belong to the foreign unit; null for a catch-all.</summary>
    private static string? Fill(RoutePattern pattern, Foreign foreign)
    {
        if (pattern.Parameters.Any(parameter => parameter.IsCatchAll)) return null;
        var path = new StringBuilder();
        var before = "";
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => Value(parameter, before, foreign),
                    _ => "",
                });
            }

            if (segment.Parts[0] is RoutePatternLiteralPart name) before = name.Content;
        }

        return path.Length == 0 ? "/" : path.ToString();
    }

    private static string Value(RoutePatternParameterPart parameter, string before, Foreign foreign)
    {
        var kind = parameter.ParameterPolicies.Count > 0 ? parameter.ParameterPolicies[0].Content : null;
        return (parameter.Name.ToUpperInvariant(), kind) switch
        {
            ("ID", _) or (_, "guid") => foreign.Ids.GetValueOrDefault(before, foreign.Ids[""]).ToString(),
            (_, "int" or "long") => foreign.Unit.Id.ToString(CultureInfo.InvariantCulture),
            ("CODE" or "UNIT", _) => foreign.Unit.Code,
            ("MONTH", _) => Month.ToString(),
            ("CARRIER", _) => Carrier,
            ("REGISTER", _) => Register,
            _ => foreign.Unit.Code,
        };
    }

    /// <summary>The unit, and keys of its things by the word before them in an address.</summary>
    private sealed record Foreign(Unit Unit, IReadOnlyDictionary<string, Guid> Ids);
}
