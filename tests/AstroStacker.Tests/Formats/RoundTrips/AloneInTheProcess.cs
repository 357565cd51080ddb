using Xunit;

namespace AstroStacker.Tests.Formats.RoundTrips;

/// <summary>Tests that look at the memory of the whole process: no other runs beside them.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
