using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Pacesetter.Web.Accounts;
using Pacesetter.Web.Acts;
using Pacesetter.Web.Api;
using Pacesetter.Web.Appraisals;
using Pacesetter.Web.Awards;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Carriers;
using Pacesetter.Web.Diagnosis;
using Pacesetter.Web.Directives;
using Pacesetter.Web.Documents;
using Pacesetter.Web.Exemplars;
using Pacesetter.Web.Findings;
using Pacesetter.Web.Inspections;
using Pacesetter.Web.Inspections.Visits;
using Pacesetter.Web.Plans;
using Pacesetter.Web.Pledges;
using Pacesetter.Web.Registers;
using Pacesetter.Web.Reports;
using Pacesetter.Web.Standards;
using Pacesetter.Web.Stories;
using Pacesetter.Web.Suggestions;
using Pacesetter.Web.Tallies;
using Pacesetter.Web.Units;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Web.Shell;

/// <summary>The web site with everything in it; the tests and the benchmarks start the same one.</summary>
public static class Site
{
    /// <param name="settings">How this installation runs.</param>
    /// <param name="adjust">Last changes to the builder, for tests.</param>
    public static WebApplication Build(Settings settings, Action<WebApplicationBuilder>? adjust = null)
    {
        // Beside the assembly when published; in a development tree the static files are found by their manifest.
        var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = typeof(Site).Assembly.GetName().Name });
        if (!published) builder.WebHost.UseStaticWebAssets();
        // Only who edits the stylesheet wants it re-read at every request, uncompressed and uncached; the framework would do so for every unpublished site.
        if (!builder.Environment.IsDevelopment()) builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.AddSystemd();
        AddFeatures(builder.Services, settings);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.UseShell();
        app.UseAccounts();
        app.UseApi();
        app.Use(Problems.RefuseTooLarge);
        app.UseAntiforgery();
        MapFeatures(app);
        return app;
    }

    /// <summary>Everything but the web server; for the command line.</summary>
    /// <param name="adjust">Last changes, for tests.</param>
    public static ServiceProvider BuildServices(Settings settings, Action<IServiceCollection>? adjust = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddLogging(logging => logging.AddConsole().SetMinimumLevel(LogLevel.Error));
        AddFeatures(builder.Services, settings);
        adjust?.Invoke(builder.Services);
        return builder.Services.BuildServiceProvider();
    }

    private static void AddFeatures(IServiceCollection services, Settings settings)
    {
        services.AddStore(settings);
        services.AddShell();
        services.AddProblems();
        services.AddAccounts(settings);
        services.AddActs();
        services.AddApi();
        services.AddUnits();
        services.AddCampaigns();
        services.AddReports();
        services.AddTallies(settings);
        services.AddPlans();
        services.AddDocuments();
        services.AddPledges();
        services.AddAppraisals();
        services.AddStandards();
        services.AddCarriers();
        services.AddRegisters();
        services.AddInspections();
        services.AddFindings();
        services.AddDiagnosis();
        services.AddDirectives();
        services.AddStories();
        services.AddExemplars();
        services.AddSuggestions();
        services.AddAwards();
        services.AddBulletins();
    }

    private static void MapFeatures(WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapAccounts();
        var api = app.MapApi();
        api.MapUnits();
        api.MapResponsible();
        api.MapRosters();
        api.MapTallies();
        api.MapReports();
        api.MapPlans();
        api.MapTasks();
        api.MapDocuments();
        api.MapPledges();
        api.MapAppraisals();
        api.MapStandards();
        api.MapCarriers();
        api.MapRegisters();
        api.MapInspections();
        api.MapVisits();
        api.MapFindings();
        api.MapDiagnosis();
        api.MapDirectives();
        api.MapStories();
        api.MapAwards();
        api.MapExemplars();
        api.MapSuggestions();
        api.MapBulletins();
        MapFiles(app);
        app.MapShell();
    }

    /// <summary>What is handed out as a file: evidence, certificates, rosters and workbooks.</summary>
    private static void MapFiles(WebApplication app)
    {
        app.MapEvidence();
        app.MapCertificates();
        app.MapInspectionPapers();
        app.MapRosterFiles();
        app.MapResponsibleExport();
        app.MapPlanExport();
        app.MapPlanPaper();
        app.MapRefinementExport();
        app.MapRegisterExport();
        app.MapPledgeExport();
        app.MapWallPaper();
        app.MapBulletinPaper();
        app.MapFactExport();
        app.MapAppraisalExports();
        app.MapFindingExport();
        app.MapDirectiveFiles();
        app.MapStoryExport();
        app.MapExemplarExports();
        app.MapAwardExport();
    }
}
