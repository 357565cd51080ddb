using AstroStacker.Bench;
using BenchmarkDotNet.Running;

// For example: dotnet run -c Release --project bench/AstroStacker.Bench -- --filter "*Resampl*"
// The table of centroids against the Cramer-Rao bound: dotnet run -c Release --project bench/AstroStacker.Bench -- centroids
// Seconds, wall and processor, of reading the files alone, or of LibRaw decoding them alone: the same with -- read FILES, -- decode FILES
// The table of what each demosaic does to stars: the same with -- demosaic
// Three masters beside reading their files (bench/calibration.sh makes them): the same with -- masters FOLDER
if (args is ["centroids", .. var wanted]) CentroidTable.Print(Console.Out, wanted);
else if (args is ["masters", var folder]) MasterTable.Print(Console.Out, folder);
else if (args is ["read", .. var read]) FileFloors.Read(Console.Out, read);
else if (args is ["decode", .. var decoded]) FileFloors.Decode(Console.Out, decoded);
else if (args is ["demosaic"]) DemosaicTable.Print(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(KernelConfig).Assembly).Run(args, new KernelConfig());
