using AstroStacker.Imaging;
using AstroStacker.Integration;
using AstroStacker.Resampling.Drizzle;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>One frame whose raw samples are dropped onto the output grid, each into its own colour.</summary>
internal sealed class DroppedFrame
{
    private readonly FramePlan _plan;
    private readonly CalibratedFrame _source;
    private readonly IDrizzleKernel _kernel;
    private readonly double _dropPixels;
    private readonly Transform _outputToFrame, _frameToSamples;
    private readonly bool _heedsFlags;
    private readonly double _scale;

    public DroppedFrame(StackPlan plan, FramePlan frame, CalibratedFrame source)
    {
        var options = plan.Integration.Drizzle!;
        _plan = frame;
        _source = source;
        _kernel = DrizzleKernels.Get(options.Kernel);
        _dropPixels = options.DropPixels;
        _scale = options.Scale;
        _outputToFrame = plan.Grid.ToReference.Then(frame.ReferenceToFrame);
        _frameToSamples = plan.SampleGrid.ToReference.Then(frame.ReferenceToFrame).Inverse();
        _heedsFlags = plan.HeedsSaturation;
    }

    /// <summary>Adds the frame to a tile.</summary>
    /// <param name="cell">Pixels of the sample grid under the tile.</param>
    /// <param name="kept">Weights of the frame over the cell after rejection, plane after plane.</param>
    /// <param name="noise">Of the frame's samples, one a plane; not used where no variance is wanted.</param>
    /// <param name="tile">Receives all colours.</param>
    public void Drop(PixelRectangle cell, ReadOnlySpan<float> kept, ReadOnlySpan<FrameNoise> noise, DrizzleTile tile)
    {
        var area = _kernel.SourceArea(_outputToFrame, tile.Area, _dropPixels, _source.Area);
        if (area.IsEmpty) return;
        int length = checked((int)area.Area), planes = kept.Length / (int)cell.Area;
        using var samples = PlanePool.Rent<float>(length);
        using var flags = PlanePool.Rent<byte>(length);
        using var keep = PlanePool.Rent<float>(length);
        for (int plane = 0; plane < planes; plane++)
        {
            if (plane == 0 || _source.Info.Cfa is null) _source.ReadFlagged(plane, area, samples.Span, flags.Span);
            keep.Span.Fill(1);
            if (!_heedsFlags) FlagKernels.KeepOnly(SampleFlags.Absent, flags.Span);
            FlagKernels.ClearFlagged(flags.Span, keep.Span);
            KeepMap.Apply(kept.Slice(plane * (int)cell.Area, (int)cell.Area), cell, _frameToSamples, area, keep.Span);
            _kernel.Gather(
                new DrizzleWindow
                {
                    Samples = samples.Span,
                    Keep = keep.Span,
                    Area = area,
                    Cfa = _source.Info.Cfa,
                    Colour = plane,
                    DropPixels = _dropPixels,
                },
                _outputToFrame, tile.Area, tile.Values, tile.Weights);
            IntegrationKernels.Normalize(tile.Values, _plan.Normalization[plane]);
            ApplySurfaces(plane, cell, tile);
            tile.Add(plane, _plan.Weights[plane], noise[plane]);
        }
    }

    /// <summary>Background and local weight; surfaces are smooth, so that a pixel of the sample grid serves all above it.</summary>
    private void ApplySurfaces(int plane, PixelRectangle cell, DrizzleTile tile)
    {
        if (_plan.Background.Count == 0 && _plan.WeightSurfaces.Count == 0) return;
        using var coarse = PlanePool.Rent<float>((int)cell.Area);
        using var fine = PlanePool.Rent<float>((int)tile.Area.Area);
        if (_plan.Background.Count > 0)
        {
            _plan.Background[plane].FillTile(cell, coarse.Span);
            Refine(coarse.Span, cell, tile.Area, fine.Span);
            SampleKernels.Add(tile.Values, fine.Span, tile.Values);
        }

        if (_plan.WeightSurfaces.Count == 0) return;
        _plan.WeightSurfaces[plane].FillTile(cell, coarse.Span);
        Refine(coarse.Span, cell, tile.Area, fine.Span);
        SampleKernels.Multiply(tile.Weights, fine.Span, tile.Weights);
    }

    private void Refine(ReadOnlySpan<float> coarse, PixelRectangle cell, PixelRectangle area, Span<float> fine)
    {
        for (int y = 0, i = 0; y < area.Height; y++)
        {
            int row = Math.Clamp((int)((area.Y + y + 0.5) / _scale), cell.Y, cell.Bottom - 1) - cell.Y;
            for (int x = 0; x < area.Width; x++, i++)
            {
                int column = Math.Clamp((int)((area.X + x + 0.5) / _scale), cell.X, cell.Right - 1) - cell.X;
                fine[i] = coarse[row * cell.Width + column];
            }
        }
    }
}
