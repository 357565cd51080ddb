using AstroStacker.Formats.Raw;

if (args is [RawWorkerLauncher.Verb]) return RawWorker.Main(Console.OpenStandardInput(), Console.OpenStandardOutput());
return 0;
