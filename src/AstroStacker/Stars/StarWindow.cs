using AstroStacker.Imaging;
using AstroStacker.Numerics;

namespace AstroStacker.Stars;

/// <summary>Reads the samples of a round window around a star into the order of its layout.</summary>
internal sealed class StarWindow(ICalibratedFrame frame, PlaneStatistics[] sky, FitSamples samples)
{
    /// <summary>The flag of samples beyond the frame's edge: they have no value either.</summary>
    private const byte Outside = (byte)SampleFlags.Absent;

    private readonly Dictionary<(double Radius, int X, int Y), WindowLayout> _layouts = [];
    private readonly PlaneStatistics[] _localSky = new PlaneStatistics[sky.Length];
    private float[] _square = [];
    private float[] _scratch = [];
    private byte[] _flags = [];
    private byte[] _scratchFlags = [];

    /// <summary>The sensor's sample in the middle of the window: the origin of the fit's positions.</summary>
    public (int X, int Y) Middle { get; private set; }

    /// <summary>The level under the star by colour (the lower quartile of the window), which is off the samples.</summary>
    public ReadOnlySpan<PlaneStatistics> LocalSky => _localSky;

    /// <summary>Places of the saturated samples, from the middle.</summary>
    public List<(float X, float Y)> Saturated { get; } = [];

    /// <summary>False where the middle lies outside the frame.</summary>
    public bool Read(double x, double y, double radius)
    {
        Middle = ((int)Math.Round(x), (int)Math.Round(y));
        if (!frame.Area.Contains(Middle.X, Middle.Y)) return false;
        var layout = LayoutAt(Middle.X, Middle.Y, radius);
        samples.Reset(layout);
        Saturated.Clear();
        int area = layout.Side * layout.Side, all = area * frame.Info.PlaneCount;
        if (_square.Length < all)
            (_square, _scratch, _flags, _scratchFlags) = (new float[all], new float[all], new byte[all], new byte[area]);
        var window = new PixelRectangle(Middle.X - layout.Reach, Middle.Y - layout.Reach, layout.Side, layout.Side);
        for (int plane = 0; plane < frame.Info.PlaneCount; plane++)
            ReadSquare(plane, window, _square.AsSpan(plane * area, area), _flags.AsSpan(plane * area, area));
        for (int colour = 0; colour < sky.Length; colour++) Gather(colour);
        for (int colour = 0; colour < sky.Length; colour++) LeaveOutSpikes(colour, window);
        return true;
    }

    private WindowLayout LayoutAt(int x, int y, double radius)
    {
        var cfa = frame.Info.Cfa;
        var key = (radius, cfa is null ? 0 : x % cfa.RepeatWidth, cfa is null ? 0 : y % cfa.RepeatHeight);
        if (_layouts.TryGetValue(key, out var layout)) return layout;
        layout = new WindowLayout(
            radius, frame.Info.PlaneCount, sky.Length, (dx, dy, plane) => cfa?.ColourAt(x + dx, y + dy) ?? plane);
        _layouts.Add(key, layout);
        return layout;
    }

    /// <summary>One plane's square; samples outside the frame are dark and flagged as absent.</summary>
    private void ReadSquare(int plane, PixelRectangle window, Span<float> square, Span<byte> flags)
    {
        var inside = window.Intersect(frame.Area);
        if (inside == window)
        {
            frame.Read(plane, window, square);
            frame.ReadFlags(plane, window, flags);
            return;
        }

        const float dark = -1;
        var scratch = _scratch.AsSpan(0, (int)inside.Area);
        var scratchFlags = _scratchFlags.AsSpan(0, scratch.Length);
        frame.Read(plane, inside, scratch);
        frame.ReadFlags(plane, inside, scratchFlags);
        square.Fill(dark);
        flags.Fill(Outside);
        for (int y = 0; y < inside.Height; y++)
        {
            int to = (inside.Y - window.Y + y) * window.Width + inside.X - window.X, from = y * inside.Width;
            scratch.Slice(from, inside.Width).CopyTo(square[to..]);
            scratchFlags.Slice(from, inside.Width).CopyTo(flags[to..]);
        }
    }

    private void Gather(int colour)
    {
        var layout = samples.Layout;
        int start = layout.Start(colour), count = layout.Count(colour), used = 0;
        Span<float> value = samples.Value.Slice(start, count), share = samples.Share.Slice(start, count);
        var index = layout.Index.AsSpan(start, count);
        for (int i = 0; i < index.Length; i++)
        {
            value[i] = _square[index[i]];
            if (_flags[index[i]] == 0)
            {
                share[i] = 1;
                _scratch[used++] = value[i];
            }
            else if (_flags[index[i]] != Outside) Saturated.Add((layout.X[start + i], layout.Y[start + i]));
        }

        // The lower quartile of a normal distribution lies 0.6745 sigma below its mean.
        double level = used == 0
            ? sky[colour].Background
            : RobustStatistics.Select(_scratch.AsSpan(0, used), used / 4) + 0.6745 * sky[colour].Noise;
        _localSky[colour] = new PlaneStatistics(level, sky[colour].Noise);
        foreach (ref float sample in value) sample -= (float)level;
    }

    private void LeaveOutSpikes(int colour, PixelRectangle window)
    {
        var layout = samples.Layout;
        int plane = frame.Info.Cfa is null ? colour : 0, area = layout.Side * layout.Side, first = plane * area;
        var test = new SpikeTest(frame.Info.Cfa, plane);
        var square = _square.AsSpan(first, area);
        int start = layout.Start(colour), end = start + layout.Count(colour);
        double least = SpikeTest.LeastSigma * sky[colour].Noise;
        Span<float> value = samples.Value, share = samples.Share;
        for (int i = start; i < end; i++)
        {
            if (value[i] <= least || share[i] == 0) continue;
            int at = layout.Index[i] - first;
            if (test.IsSpike(square, window, window.X + at % layout.Side, window.Y + at / layout.Side, _localSky))
                share[i] = 0;
        }
    }
}
