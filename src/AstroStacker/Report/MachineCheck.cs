using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AstroStacker.Formats.Raw;
using AstroStacker.Imaging;
using AstroStacker.Pipeline;
using AstroStacker.Pipeline.Checks;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Registration.Pictures;
using SkiaSharp;

namespace AstroStacker.Report;

/// <summary>Looks at what the machine has of what runs need.</summary>
public static class MachineCheck
{
    /// <summary>Nothing is changed; libraries are loaded.</summary>
    public static IReadOnlyList<MachineFinding> Run() =>
    [
        new MachineFinding("program", $"build {StackSummary.Build}, .NET {Environment.Version}, {RuntimeInformation.RuntimeIdentifier}"),
        new MachineFinding("processor", $"{Sentence(Environment.ProcessorCount, "processor")}, {VectorBits()}-bit vectors"),
        Memory(),
        Folder("scratch", Path.GetTempPath()),
        Folder("cache", SurveyCache.UserFolder ?? Path.GetTempPath()),
        Library("camera RAW", LibRaw),
        Library("scenes without stars", OpenCv),
        Library("JPEG", () => $"Skia {SkiaSharpVersion.Native}"),
    ];

    private static string Sentence(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 32;

    private static MachineFinding Memory()
    {
        long all = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        long budget = MemoryPlan.BudgetBytesOf(new ResourceOptions());
        return new MachineFinding("memory", $"{all >> 20} MB, of which a run plans with {budget >> 20} MB (--memory)");
    }

    private static MachineFinding Folder(string subject, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            string probe = Path.Combine(folder, $".astro-stacker-{Path.GetRandomFileName()}");
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return new MachineFinding(subject, $"{folder}, {DiskSpace.Of(folder).FreeBytes >> 20} MB free");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new MachineFinding(subject, $"{folder} can't be written ({error.Message})")
            {
                Remedy = subject == "scratch" ? "Name another folder with --scratch DIR." : "Name another folder with --survey-cache DIR.",
            };
        }
    }

    private static MachineFinding Library(string subject, Func<string> version)
    {
        try
        {
            return new MachineFinding(subject, version());
        }
        catch (LibRawUnavailableException error)
        {
            return new MachineFinding(subject, error.Problem) { Remedy = error.Remedy };
        }
        catch (FeatureLibraryException error)
        {
            return new MachineFinding(subject, $"OpenCV can't be loaded ({error.InnerException?.Message})")
            {
                Remedy = "sudo apt-get install -y libgtk-3-0 (libgtk-3-0t64 on newer ones)",
            };
        }
        catch (Exception error) when (error is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new MachineFinding(subject, $"its library can't be loaded ({error.Message})") { Remedy = "Install the program again." };
        }
    }

    private static string LibRaw() => $"LibRaw {LibRawLibrary.Instance.Version}";

    private static string OpenCv() => $"OpenCV {FeatureLibrary.Version}";
}
