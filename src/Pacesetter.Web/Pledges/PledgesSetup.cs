using Pacesetter.Web.Pledges.Steps;

namespace Pacesetter.Web.Pledges;

internal static class PledgesSetup
{
    public static IServiceCollection AddPledges(this IServiceCollection services) => services
        .AddScoped<FindPledgeDuties>().AddScoped<FindPledge>().AddScoped<ReadPledges>().AddScoped<FindMaker>().AddScoped<FindOwnMember>()
        .AddScoped<ProposePledge>().AddScoped<RewritePledge>().AddScoped<RemovePledge>().AddScoped<SubstitutePledge>()
        .AddScoped<VetPledges>().AddScoped<SendBackPledges>().AddScoped<AppraisePledges>().AddScoped<ConcludePledges>().AddScoped<FinishPledges>()
        .AddScoped<AppealPledge>().AddScoped<AnswerAppeal>()
        .AddScoped<PublishPledges>().AddScoped<TakeDownPledge>().AddScoped<NamePledge>().AddScoped<FulfilPledges>()
        .AddScoped<WriteDownPledges>().AddScoped<PledgeJudging>().AddScoped<PledgeMaking>().AddScoped<PledgeDeeds>().AddScoped<PledgeBatch>()
        .AddScoped<ExemptMember>().AddScoped<EndExemption>();
}
