using System.Diagnostics.CodeAnalysis;

namespace AstroStacker.Calibration;

/// <summary>What a master frame is made of: a ready master, frames to combine, or a level that stands for a bias.</summary>
public sealed record MasterSource
{
    /// <summary>One file: used as it is. Several: combined first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What a master made of several files is called; null: by what it is.</summary>
    public string? Name { get; init; }

    /// <summary>In place of files, for a bias: a level in ADU or a formula of the header ("=64*$OFFSET"); else null.</summary>
    public string? Level { get; init; }

    /// <summary>A ready master; null where there is none.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator MasterSource?(string? path) => path is null ? null : new MasterSource { Files = [path] };
}
