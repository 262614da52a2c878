using Microsoft.EntityFrameworkCore;
using Pacesetter.Domain.Stories;

namespace Pacesetter.Data;

public abstract partial class PacesetterDb
{
    public DbSet<Story> Stories => Set<Story>();

    /// <summary>How stories read before; read by way of their story only.</summary>
    public DbSet<StoryText> StoryTexts => Set<StoryText>();

    /// <summary>Where stories were carried; read by way of their story only.</summary>
    public DbSet<StoryCarriage> StoryCarriages => Set<StoryCarriage>();
}
