namespace Pacesetter.Web.Plans;

internal static class PlansSetup
{
    public static IServiceCollection AddPlans(this IServiceCollection services) => services
        .AddScoped<FindPlan>().AddScoped<FindTask>().AddScoped<FindOffer>()
        .AddScoped<ReadDuties>().AddScoped<ReadAwaiting>().AddScoped<ReadCoverage>()
        .AddScoped<DrawUpPlan>().AddScoped<SubmitPlan>().AddScoped<ApprovePlan>().AddScoped<SendBackPlan>().AddScoped<ReopenPlan>()
        .AddScoped<AddTask>().AddScoped<ChangeTask>().AddScoped<RemoveTask>().AddScoped<DropTask>().AddScoped<LinkTask>()
        .AddScoped<RequestDateChange>().AddScoped<DecideDateChange>()
        .AddScoped<OfferTask>().AddScoped<AcceptOffer>().AddScoped<DeclineOffer>()
        .AddScoped<RemindOfPlan>();
}
