using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Pacesetter.Data.Accounts;
using Pacesetter.Domain;
using Pacesetter.Domain.Accounts;
using Pacesetter.Web.Shell;

namespace Pacesetter.Web.Accounts;

internal static class AccountCommand
{
    public static Command Create() => new("account", "Adds accounts, resets passwords, makes access tokens") { Add(), Reset(), Token() };

    private static Argument<string> Login => new("LOGIN") { Description = "User name" };

    private static Command Add()
    {
        var login = Login;
        var role = new Option<string>("--role") { Description = "The role", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(one => one.Key)]);
        var unit = new Option<string?>("--unit") { Description = "Code of the unit the role is for; none for administrators" };
        var name = new Option<string?>("--name") { Description = "The person's name (default: the user name)" };
        var command = new Command("add", "Opens an account with a role and prints a one-time password link") { login, role, unit, name };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "account add", async services =>
        {
            var asked = new RoleOnUnit(RoleWords.Named(parsed.GetValue(role))!.Value, parsed.GetValue(unit));
            var account = await services.GetRequiredService<AddAccount>().RunAsync(parsed.GetValue(login)!, parsed.GetValue(name) ?? parsed.GetValue(login)!, asked, cancellation);
            return Print(services, services.GetRequiredService<PasswordLink>().Make(account));
        }));
        return command;
    }

    private static Command Reset()
    {
        var login = Login;
        var command = new Command("reset", "Takes the password away and prints a one-time link for a new one") { login };
        command.SetAction((parsed, _) => Cli.WithStoreAsync(parsed, "account reset", async services =>
            Print(services, await services.GetRequiredService<ResetPassword>().RunAsync(await FindAsync(services, parsed.GetValue(login)!)))));
        return command;
    }

    private static Command Token()
    {
        var login = Login;
        var scope = new Option<string>("--scope") { Description = "read or write", Required = true };
        scope.AcceptOnlyFromAmong("read", "write");
        var days = new Option<int>("--days") { Description = "Days until it expires", DefaultValueFactory = _ => 90 };
        var command = new Command("token", "Makes a personal access token for the API and prints it, once") { login, scope, days };
        command.SetAction((parsed, cancellation) => Cli.WithStoreAsync(parsed, "account token", async services =>
        {
            var account = await FindAsync(services, parsed.GetValue(login)!);
            var name = services.GetRequiredService<Words>()["accounts.token-of-console"];
            Console.WriteLine(await services.GetRequiredService<MakeToken>().RunAsync(account.Id, name, parsed.GetValue(scope) == "write", parsed.GetValue(days), cancellation));
            return 0;
        }));
        return command;
    }

    private static async Task<Account> FindAsync(IServiceProvider services, string login) =>
        await services.GetRequiredService<UserManager<Account>>().FindByNameAsync(login) ?? throw new BrokenRule("accounts.unknown");

    private static int Print(IServiceProvider services, string path)
    {
        var site = services.GetRequiredService<Settings>().Urls.Split(';', ' ')[0].TrimEnd('/');
        Console.Error.WriteLine(services.GetRequiredService<Words>()["accounts.link-note", PasswordLink.Days]);
        Console.WriteLine(site + path);
        return 0;
    }
}
