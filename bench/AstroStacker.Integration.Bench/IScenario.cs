namespace AstroStacker.Integration.Bench;

/// <summary>A night and what is measured of its stack.</summary>
internal interface IScenario
{
    string Name { get; }

    IEnumerable<Figure> Run(BenchOptions options);
}
