using System.Text.Json;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Architecture;

public sealed class NoticesTests
{
    [Fact]
    public void Notices_EveryPackageOfTheProgram_IsNamed()
    {
        string notices = File.ReadAllText(Path.Combine(Repository.Root, "THIRD-PARTY-NOTICES.md"));
        var missing = ShippedPackages().Where(package => !notices.Contains(package, StringComparison.Ordinal));
        Complaints.AssertNone(missing);
    }

    private static SortedSet<string> ShippedPackages()
    {
        var packages = new SortedSet<string>(StringComparer.Ordinal);
        string sources = Path.Combine(Repository.Root, "src");
        foreach (string file in Directory.EnumerateFiles(sources, "packages.lock.json", SearchOption.AllDirectories))
        {
            using var locked = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var target in locked.RootElement.GetProperty("dependencies").EnumerateObject())
                foreach (var package in target.Value.EnumerateObject())
                    if (package.Value.GetProperty("type").GetString() != "Project") packages.Add(package.Name);
        }

        return packages;
    }
}
