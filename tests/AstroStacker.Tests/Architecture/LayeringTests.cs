using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Architecture;

public sealed class LayeringTests
{
    private const string FixtureNamespace = "AstroStacker.Tests.Architecture.Fixture";

    private static readonly LayerRule Rule = new("AstroStacker");

    public static TheoryData<string> Assemblies => ["AstroStacker.dll", "AstroStacker.Simulation.dll", "astro-stacker.dll"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_EveryTypeUse_PointsDown(string file)
    {
        var objections = Uses(file).Select(Rule.Objection).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        Complaints.AssertNone(objections);
    }

    [Fact]
    public void Sources_EveryUsingDirective_PointsDown()
    {
        var objections = new List<string>();
        foreach (string file in Repository.SourceFiles("src"))
        {
            string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, file));
            string? home = lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            var from = new TypeName(home is null ? "AstroStacker.Cli" : NamespaceIn(home), file);
            objections.AddRange(lines
                .Where(line => line.StartsWith("using AstroStacker", StringComparison.Ordinal))
                .Select(line => Rule.Objection(new TypeUse(from, new TypeName(NamespaceIn(line), "")))).OfType<string>());
        }

        Complaints.AssertNone(objections);
    }

    [Fact]
    public void Library_KnownUseOfImagingByPipeline_IsSeen()
    {
        var edges = Uses("AstroStacker.dll")
            .Select(use => (From: Rule.LayerOf(use.From.Namespace), To: Rule.LayerOf(use.To.Namespace))).ToHashSet();
        Assert.Contains(("Pipeline", "Integration"), edges);
        Assert.Contains(("Demosaic", "Imaging"), edges);
    }

    [Fact]
    public void Fixture_EveryKindOfUpwardOrSidewaysUse_IsFound()
    {
        var rule = new LayerRule(FixtureNamespace);
        var guilty = Uses("AstroStacker.Tests.dll").Where(use => rule.Objection(use) is not null).Select(use => use.From.Name);
        string[] expected =
        [
            "ByArrayField", "ByAttribute", "ByBaseType", "ByCall", "ByCatch", "ByConstraint`1", "ByField", "ByGenericArgument",
            "ByGenericCall", "ByInterface", "ByIterator", "ByLambda", "ByNestedType", "ByParameter", "ByParameterAttribute",
            "ByProperty", "ByStaticField", "ByTypeOf", "Homeless", "Sideways",
        ];
        Assert.Equal(expected, guilty.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Cli", "Simulation", true)]
    [InlineData("Cli", "Numerics", true)]
    [InlineData("Report", "Pipeline", true)]
    [InlineData("Pipeline.Storage", "Formats.Raw", true)]
    [InlineData("Formats.Fits", "Formats", true)]
    [InlineData("Formats", "Formats.Fits", true)]
    [InlineData("Imaging", "Numerics", true)]
    [InlineData("Numerics", "Imaging", false)]
    [InlineData("Imaging", "Stars", false)]
    [InlineData("Stars", "Registration", false)]
    [InlineData("Integration.Rejection", "Resampling", false)]
    [InlineData("Stars", "Pipeline", false)]
    [InlineData("Pipeline", "Report", false)]
    [InlineData("Report", "Simulation", false)]
    [InlineData("Simulation", "Cli", false)]
    [InlineData("Helpers", "Imaging", false)]
    public void Rule_OneLayerUsesAnother_AllowedOnlyDownwards(string from, string to, bool allowed)
    {
        var use = new TypeUse(new TypeName($"AstroStacker.{from}", "A"), new TypeName($"AstroStacker.{to}", "B"));
        Assert.Equal(allowed, Rule.Objection(use) is null);
    }

    private static IReadOnlySet<TypeUse> Uses(string file) => CompiledAssembly.UsesIn(Path.Combine(AppContext.BaseDirectory, file));

    private static string NamespaceIn(string line) => line.Split(' ', ';')[1];
}
