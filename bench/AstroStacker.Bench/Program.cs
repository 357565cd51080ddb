using AstroStacker.Bench;
using BenchmarkDotNet.Running;

// For example: dotnet run -c Release --project bench/AstroStacker.Bench -- --filter "*Resampl*"
BenchmarkSwitcher.FromAssembly(typeof(KernelConfig).Assembly).Run(args, new KernelConfig());
