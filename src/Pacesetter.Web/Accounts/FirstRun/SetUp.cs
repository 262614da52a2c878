using Microsoft.EntityFrameworkCore;
using Pacesetter.Data;
using Pacesetter.Data.Units;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Domain.Acts;
using Pacesetter.Domain.Campaigns;
using Pacesetter.Domain.Units;
using Pacesetter.Web.Campaigns;
using Pacesetter.Web.Units.Roster;

namespace Pacesetter.Web.Accounts.FirstRun;

/// <summary>One of the first accounts, with the link by which its person sets the password.</summary>
internal sealed record FirstAccount(string Name, string Login, Role Role, string Link);

/// <summary>What setting up came to: the first accounts, or what is wrong in the roster.</summary>
internal sealed record SetUpResult(IReadOnlyList<FirstAccount> Accounts, ImportResult? Roster);

/// <summary>
/// Sets an empty installation up: units, campaign, first accounts, in this order, so that the page stays open until the last step is done
/// and can be sent again after a mistake.
/// </summary>
internal sealed class SetUp(PacesetterDb db, Tree tree, ImportUnits import, ApplyRecipe apply, AddAccount addAccount, PasswordLink link)
{
    // The roster's share of the work.
    private const double Roster = .9;

    /// <exception cref="BrokenRule">accounts.already-set-up, and what each step refuses.</exception>
    /// <param name="roster">The content of the form's roster, if there is one.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public async Task<SetUpResult> RunAsync(SetUpForm form, Stream? roster, Action<double> progress, CancellationToken cancellation = default)
    {
        BrokenRule.Unless(!await db.Users.AnyAsync(cancellation), "accounts.already-set-up");
        var (yaml, recipe) = RecipeShelf.Find(form.Recipe) ?? throw new BrokenRule("accounts.recipe-missing");
        db.Viewer.BecomeSystem("first run");
        if (roster is not null)
        {
            var options = new ImportOptions { Chosen = recipe, From = Month.From(form.Start ?? db.Today), Progress = done => progress(done * Roster) };
            var result = await import.RunAsync(roster, form.Roster!.FileName, options, cancellation);
            if (result.ProblemCount > 0) return new([], result);
        }
        else
        {
            await OpenRootAsync(form, recipe, cancellation);
        }
        var root = await RootAsync(cancellation) ?? throw new BrokenRule("accounts.root-missing");
        await apply.RunAsync(yaml, root.Code, form.Start ?? db.Today, cancellation: cancellation);
        return new(await AddAccountsAsync(form, root, cancellation), null);
    }

    private async Task OpenRootAsync(SetUpForm form, Recipe recipe, CancellationToken cancellation)
    {
        var (code, name) = (form.RootCode?.Trim() ?? "", form.RootName?.Trim() ?? "");
        BrokenRule.Unless(code.Length is > 0 and <= Unit.CodeLength && name.Length is > 0 and <= Unit.NameLength, "accounts.root-missing");
        // An earlier try may have come as far as this.
        if ((await RootAsync(cancellation))?.Code == code) return;
        var unit = new Unit(code, name, recipe.Tiers[0].Key, Month.From(form.Start ?? db.Today));
        await tree.OpenAsync(unit, null, new Act("OpenRoot", null, nameof(Unit), code), cancellation);
    }

    private Task<Unit?> RootAsync(CancellationToken cancellation) =>
        db.Units.AsNoTracking().FirstOrDefaultAsync(unit => !db.UnitAncestors.Any(row => row.UnitId == unit.Id && row.Depth > 0), cancellation);

    private async Task<IReadOnlyList<FirstAccount>> AddAccountsAsync(SetUpForm form, Unit root, CancellationToken cancellation)
    {
        (string? Login, string? Name, Role Role)[] people = [
            (form.OfficeLogin, form.OfficeName, Role.Office), (form.SystemLogin, form.SystemName, Role.SystemAdmin),
            (form.SecurityLogin, form.SecurityName, Role.SecurityAdmin), (form.AuditLogin, form.AuditName, Role.AuditAdmin)];
        await using var writing = await db.BeginAsync(cancellation);
        List<FirstAccount> made = [];
        foreach (var (login, name, role) in people)
        {
            var account = await addAccount.RunAsync(login ?? "", name ?? "", new(role, role.IsAdministrator ? null : root.Code), cancellation);
            made.Add(new(account.Name, account.UserName!, role, link.Make(account)));
        }
        await writing.CommitAsync();
        return made;
    }
}
