using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline;

/// <summary>A plane beside the picture that tells how it came to be.</summary>
internal enum ResultMap
{
    Coverage,
    Saturated,
    RejectedLow,
    RejectedHigh,
}

/// <summary>Where a map is kept, and how its file is called.</summary>
internal static class ResultMaps
{
    public static string FileName(this ResultMap map) => map switch
    {
        ResultMap.Coverage => "coverage",
        ResultMap.Saturated => "saturated",
        ResultMap.RejectedLow => "rejected-low",
        _ => "rejected-high",
    };

    public static int PlaneOf(this ResultMap map, ResultPlanes planes) => map switch
    {
        ResultMap.Coverage => planes.Coverage,
        ResultMap.Saturated => planes.Saturated,
        ResultMap.RejectedLow => planes.RejectedLow,
        _ => planes.RejectedHigh,
    };
}
