namespace AstroStacker.Pipeline.Night;

/// <summary>What tells that the lights of a stack show the same part of the sky; the surest first.</summary>
public enum TargetBasis
{
    /// <summary>The target is named in headers, file or folder names.</summary>
    Name,

    /// <summary>No name, but the telescope pointed at the same field.</summary>
    Pointing,

    /// <summary>Neither: it is assumed, and the stars must show whether it is so.</summary>
    Assumed,
}
