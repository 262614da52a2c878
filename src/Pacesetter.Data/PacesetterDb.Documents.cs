using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Documents;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    /// <summary>What units read in and took apart.</summary>
    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    private void LimitDocuments(ModelBuilder builder)
    {
        Limit<Document>(builder);
        Limit<Proposal>(builder);
    }
}
