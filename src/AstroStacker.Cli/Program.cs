using AstroStacker.Cli;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;

var terminal = Terminal.OfProcess();
var application = new Application(
    terminal, new PipelineRunner(), Registries.Choices,
    [NightCommand.Create(terminal, Registries.Choices), MasterCommand.Create(terminal), InspectCommand.Create(terminal),
        ExplainCommand.Create(terminal), VerifyCommand.Create(terminal), DoctorCommand.Create(terminal), SimulateCommand.Create(),
        WorkerCommand.Create()]);
return application.Run(args);
