using AstroStacker.Bench;
using BenchmarkDotNet.Running;

// For example: dotnet run -c Release --project bench/AstroStacker.Bench -- --filter "*Resampl*"
// The table of centroids against the Cramer-Rao bound: dotnet run -c Release --project bench/AstroStacker.Bench -- centroids
// Seconds, wall and processor, of reading the files alone, or of LibRaw decoding them alone: the same with -- read FILES, -- decode FILES
// The table of what each demosaic does to stars: the same with -- demosaic
// Three masters beside reading their files (bench/calibration.sh makes them): the same with -- masters FOLDER
// Whether a kernel has become slow, against a reference loop: the same with -- check FILE; -- record FILE writes what is measured
if (args is ["check" or "record", var costs]) return KernelCheck.Run(Console.Out, costs, record: args[0] == "record") ? 0 : 1;
if (args is ["centroids", .. var wanted]) CentroidTable.Print(Console.Out, wanted);
else if (args is ["masters", var folder]) MasterTable.Print(Console.Out, folder);
else if (args is ["read", .. var read]) FileFloors.Read(Console.Out, read);
else if (args is ["decode", .. var decoded]) FileFloors.Decode(Console.Out, decoded);
else if (args is ["demosaic"]) DemosaicTable.Print(Console.Out);
else BenchmarkSwitcher.FromAssembly(typeof(KernelConfig).Assembly).Run(args, new KernelConfig());
return 0;
