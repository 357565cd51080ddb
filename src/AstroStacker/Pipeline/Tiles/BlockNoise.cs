using AstroStacker.Imaging;
using AstroStacker.Integration;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>What noise the frames' samples must have over a block of the sample grid.</summary>
internal sealed class BlockNoise
{
    private readonly FramePlan[] _frames;
    private readonly FrameNoiseMap[] _maps;

    public BlockNoise(StackPlan plan, StackLayer layer)
    {
        _frames = [.. layer.Frames];
        IsKnown = _frames.All(frame => frame is { Noise: not null, Sky: not null });
        _maps = !IsKnown ? [] : [.. _frames.Select(frame => new FrameNoiseMap(
            frame.Noise!, frame.Sky!, plan.SampleGrid.ToReference.Then(frame.ReferenceToFrame)))];
    }

    /// <summary>False where the noise of some frame isn't known: then nothing is predicted.</summary>
    public bool IsKnown { get; }

    /// <summary>One entry a frame.</summary>
    public void Fill(PixelRectangle block, int plane, Span<FrameNoise> noise)
    {
        for (int frame = 0; frame < _maps.Length; frame++)
            noise[frame] = _maps[frame].At(plane, block, InTheMiddle(_frames[frame], plane, block));
    }

    private static PlaneNormalization InTheMiddle(FramePlan frame, int plane, PixelRectangle block)
    {
        var normalization = frame.Normalization[plane];
        if (frame.Background.Count == 0) return normalization;
        float surface = frame.Background[plane].At(block.X + block.Width / 2, block.Y + block.Height / 2);
        return normalization with { Offset = normalization.Offset + surface };
    }
}
