using AstroStacker.Bench;
using BenchmarkDotNet.Running;

// For example: dotnet run -c Release --project bench/AstroStacker.Bench -- --filter "*Resampl*"
// The table of centroids against the Cramer-Rao bound: dotnet run -c Release --project bench/AstroStacker.Bench -- centroids
if (args is ["centroids", .. var wanted]) CentroidTable.Print(Console.Out, wanted);
else BenchmarkSwitcher.FromAssembly(typeof(KernelConfig).Assembly).Run(args, new KernelConfig());
