namespace AstroStacker.Registration.Pictures;

/// <summary>The features of one picture: places in sensor pixels and binary descriptors of equal length.</summary>
public sealed class FeatureSet
{
    internal FeatureSet((double X, double Y)[] places, byte[] descriptors, int bin)
    {
        Places = places;
        Descriptors = descriptors;
        Bin = bin;
    }

    public int Count => Places.Length;

    internal (double X, double Y)[] Places { get; }

    internal byte[] Descriptors { get; }

    internal int DescriptorLength => Count == 0 ? 0 : Descriptors.Length / Count;

    /// <summary>Sensor pixels a picture pixel: the unit of the places' accuracy.</summary>
    internal int Bin { get; }
}
