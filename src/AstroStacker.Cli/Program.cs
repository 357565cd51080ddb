using AstroStacker.Cli;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;

var application = new Application(
    Terminal.OfProcess(), new PipelineRunner(), Registries.Choices, [SimulateCommand.Create(), RawWorkerCommand.Create()]);
return application.Run(args);
