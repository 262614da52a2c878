using Pacesetter.Web.Pledges.Steps;

namespace Pacesetter.Web.Pledges;

internal static class PledgesSetup
{
    public static IServiceCollection AddPledges(this IServiceCollection services) => services
        .AddScoped<FindPledge>().AddScoped<FindMaker>().AddScoped<FindOwnMember>()
        .AddScoped<ProposePledge>().AddScoped<RewritePledge>().AddScoped<RemovePledge>().AddScoped<SubstitutePledge>()
        .AddScoped<VetPledges>().AddScoped<SendBackPledges>().AddScoped<AppraisePledges>().AddScoped<ConcludePledges>().AddScoped<FinishPledges>()
        .AddScoped<AppealPledge>().AddScoped<AnswerAppeal>()
        .AddScoped<PublishPledges>().AddScoped<TakeDownPledge>().AddScoped<NamePledge>().AddScoped<FulfilPledges>()
        .AddScoped<ExemptMember>().AddScoped<EndExemption>();
}
