using AstroStacker.Imaging;
using AstroStacker.Resampling;

namespace AstroStacker.Pipeline.Tiles;

/// <summary>
/// What one thread holds while it integrates tiles: all frames over one tile, never a whole frame. A tile is made of blocks of
/// 64x64 output pixels (cut at the picture's edge), and the frames' samples of a block lie together.
/// </summary>
internal sealed class TileStack : IDisposable
{
    private const int BlockArea = Warp.BlockPixels * Warp.BlockPixels;

    private readonly PlanePool.Rented<float> _samples;
    private readonly PlanePool.Rented<float> _weights;
    private readonly PlanePool.Rented<float> _counts;
    private readonly List<PixelRectangle> _blocks = [];
    private readonly FrameStrip[] _strips;
    private readonly int _planeCount;

    /// <param name="planeCount">Colours.</param>
    /// <param name="frameCount">Frames of the layer.</param>
    /// <param name="tileSize">The largest tile, multiples of 64.</param>
    /// <param name="stripSamples">The most that is read of a frame ahead of its tile.</param>
    public TileStack(int planeCount, int frameCount, (int Width, int Height) tileSize, int stripSamples)
    {
        _planeCount = planeCount;
        FrameCount = frameCount;
        int blocks = tileSize.Width / Warp.BlockPixels * (tileSize.Height / Warp.BlockPixels);
        _samples = PlanePool.Rent<float>(checked(blocks * planeCount * frameCount * BlockArea));
        _weights = PlanePool.Rent<float>(_samples.Length);
        _counts = PlanePool.Rent<float>(2 * blocks * BlockArea);
        _strips = [.. Enumerable.Range(0, frameCount).Select(_ => new FrameStrip(stripSamples))];
    }

    public int FrameCount { get; }

    /// <summary>The blocks of the tile under way.</summary>
    public IReadOnlyList<PixelRectangle> Blocks => _blocks;

    /// <summary>The tiles side by side that follow each other.</summary>
    public PixelRectangle Stretch { get; private set; }

    /// <summary>Turns to another tile: no frame is on it yet.</summary>
    public void Begin(PixelRectangle tile, PixelRectangle stretch)
    {
        Stretch = stretch;
        _blocks.Clear();
        for (int y = tile.Y; y < tile.Bottom; y += Warp.BlockPixels)
            for (int x = tile.X; x < tile.Right; x += Warp.BlockPixels)
                _blocks.Add(new PixelRectangle(x, y, Warp.BlockPixels, Warp.BlockPixels).Intersect(tile));
        _counts.Span.Clear();
    }

    /// <summary>A frame under the stretch.</summary>
    public FrameStrip Strip(int frame) => _strips[frame];

    /// <summary>Frame-major samples of one colour of a block: FrameCount runs of its pixels.</summary>
    public Span<float> Samples(int block, int plane) => Of(_samples.Span, block, plane);

    /// <summary>Their weights.</summary>
    public Span<float> Weights(int block, int plane) => Of(_weights.Span, block, plane);

    /// <summary>One frame's samples of one colour of a block.</summary>
    public Span<float> Samples(int block, int plane, int frame) => Run(Samples(block, plane), block, frame);

    /// <summary>Their weights.</summary>
    public Span<float> Weights(int block, int plane, int frame) => Run(Weights(block, plane), block, frame);

    /// <summary>One frame's samples of all colours of a block: plane p's at p x <see cref="PlaneStride"/>.</summary>
    public Span<float> AllSamples(int block, int frame) => All(_samples.Span, block, frame);

    /// <summary>Their weights.</summary>
    public Span<float> AllWeights(int block, int frame) => All(_weights.Span, block, frame);

    /// <summary>From one colour's samples of a block to the next one's.</summary>
    public int PlaneStride => FrameCount * BlockArea;

    /// <summary>How many frames reach each pixel of a block.</summary>
    public Span<float> FramesInside(int block) => _counts.Span.Slice(2 * block * BlockArea, Area(block));

    /// <summary>In how many of them it is saturated.</summary>
    public Span<float> FramesSaturated(int block) => _counts.Span.Slice((2 * block + 1) * BlockArea, Area(block));

    /// <summary>How many frames reach a pixel of the tile, and in how many it is saturated.</summary>
    public (float Inside, float Saturated) FramesAt(int x, int y)
    {
        for (int block = 0; block < _blocks.Count; block++)
        {
            var area = _blocks[block];
            if (!area.Contains(x, y)) continue;
            int at = (y - area.Y) * area.Width + x - area.X;
            return (FramesInside(block)[at], FramesSaturated(block)[at]);
        }

        return (0, 0);
    }

    /// <summary>One frame's weights of one colour over an area of the tile, row by row.</summary>
    public void CopyWeights(int plane, int frame, PixelRectangle area, Span<float> weights)
    {
        for (int block = 0; block < _blocks.Count; block++)
        {
            var own = _blocks[block];
            var part = own.Intersect(area);
            if (part.IsEmpty) continue;
            var from = Weights(block, plane, frame);
            for (int y = part.Y; y < part.Bottom; y++)
                from.Slice((y - own.Y) * own.Width + part.X - own.X, part.Width)
                    .CopyTo(weights[((y - area.Y) * area.Width + part.X - area.X)..]);
        }
    }

    public void Dispose()
    {
        _samples.Dispose();
        _weights.Dispose();
        _counts.Dispose();
        foreach (var strip in _strips) strip.Dispose();
    }

    private int Area(int block) => (int)_blocks[block].Area;

    private Span<float> Of(Span<float> all, int block, int plane) =>
        all.Slice((block * _planeCount + plane) * FrameCount * BlockArea, FrameCount * Area(block));

    private Span<float> All(Span<float> all, int block, int frame) => all.Slice(
        block * _planeCount * PlaneStride + frame * Area(block), (_planeCount - 1) * PlaneStride + Area(block));

    private Span<float> Run(Span<float> frames, int block, int frame) => frames.Slice(frame * Area(block), Area(block));
}
