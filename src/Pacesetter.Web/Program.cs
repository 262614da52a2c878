return await Pacesetter.Web.Shell.Cli.RunAsync(args);
