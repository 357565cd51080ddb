using AstroStacker.Cli;
using AstroStacker.Cli.Commands;
using AstroStacker.Cli.Options;
using AstroStacker.Cli.Running;
using AstroStacker.Demosaic;
using AstroStacker.Formats;
using AstroStacker.Formats.Raw;
using AstroStacker.Integration.Rejection;
using AstroStacker.Resampling;

if (args is [RawWorkerLauncher.Verb]) return RawWorker.Main(Console.OpenStandardInput(), Console.OpenStandardOutput());
var methods = new MethodChoices
{
    Rejections = [new Choice("auto", "none below 3 frames, else winsorized"), .. RejectionMethods.All.Select(method => new Choice(method.Name, method.Summary))],
    Demosaics = [.. DemosaicMethods.All.Select(method => new Choice(method.Name, method.Summary))],
    Interpolators = [.. Interpolators.All.Select(method => new Choice(method.Name, method.Summary))],
    Formats = [.. PictureFormats.All.Select(format => new Choice(format.Name, format.Summary))],
};
return new Application(Terminal.OfProcess(), new PipelineRunner(), methods, [SimulateCommand.Create()]).Run(args);
