using System.Text.Json.Serialization;

namespace AstroStacker.Imaging;

/// <summary>
/// A smooth surface over the output grid: a uniform cubic B-spline (de Boor 1978) whose control points stand
/// <see cref="StepPixels"/> apart. A pixel's value depends on its place alone, not on the tile it is asked for with.
/// </summary>
public sealed class SmoothSurface
{
    private readonly float[] _controls;
    private readonly float[] _basis;

    /// <param name="stepPixels">Between control points, 1 or more; 0 for a constant.</param>
    /// <param name="columns">Control points in a row: the first stands one step left of pixel 0.</param>
    /// <param name="controls">Row by row, the first one step above pixel 0; a single one for a constant.</param>
    [JsonConstructor]
    public SmoothSurface(int stepPixels, int columns, IReadOnlyList<float> controls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(stepPixels);
        bool isConstant = stepPixels == 0;
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, isConstant ? 1 : 4);
        if (controls.Count % columns != 0 || controls.Count / columns < (isConstant ? 1 : 4))
            throw new ArgumentException("A surface has four or more whole rows of controls; a constant has one.", nameof(controls));
        (StepPixels, Columns, _controls) = (stepPixels, columns, [.. controls]);
        _basis = Basis(stepPixels);
    }

    public int StepPixels { get; }

    public int Columns { get; }

    public IReadOnlyList<float> Controls => _controls;

    /// <summary>True where it has the same value everywhere.</summary>
    [JsonIgnore]
    public bool IsConstant => StepPixels == 0;

    [JsonIgnore]
    public int Rows => _controls.Length / Columns;

    public static SmoothSurface Constant(float value) => new(0, 1, [value]);

    /// <summary>
    /// Over an output of that size, from values at nodes every step pixels: those at (i step, j step) are the surface's control
    /// points, which it follows without overshooting (a plane exactly, a bend of k a node squared to k / 3).
    /// </summary>
    /// <param name="size">Output pixels.</param>
    /// <param name="stepPixels">Between nodes.</param>
    /// <param name="nodeAt">Value at column and row of nodes, from -1 to one or two beyond the output.</param>
    public static SmoothSurface Over((int Width, int Height) size, int stepPixels, Func<int, int, double> nodeAt)
    {
        int columns = NodesOver(size.Width, stepPixels), rows = NodesOver(size.Height, stepPixels);
        var controls = new float[columns * rows];
        for (int i = 0; i < controls.Length; i++) controls[i] = (float)nodeAt(i % columns - 1, i / columns - 1);
        return new SmoothSurface(stepPixels, columns, controls);
    }

    /// <summary>The value at a pixel.</summary>
    public float At(int x, int y)
    {
        Span<float> value = stackalloc float[1];
        FillTile(new PixelRectangle(x, y, 1, 1), value);
        return value[0];
    }

    /// <summary>Fills a tile of output pixels, row by row. Beyond the outermost controls it goes on flat.</summary>
    public void FillTile(PixelRectangle tile, Span<float> values)
    {
        values = values[..checked((int)tile.Area)];
        if (IsConstant)
        {
            values.Fill(_controls[0]);
            return;
        }

        int first = Node(tile.X), columns = Node(tile.Right - 1) - first + 4;
        using var controls = PlanePool.Rent<float>(columns * tile.Height);
        for (int column = 0; column < columns; column++)
            FillControls(tile.Y, first + column, controls.Span.Slice(column * tile.Height, tile.Height));
        for (int done = 0; done < tile.Width;)
        {
            int node = Node(tile.X + done), phase = tile.X + done - node * StepPixels;
            int length = Math.Min(StepPixels - phase, tile.Width - done);
            SurfaceKernels.Blend(
                _basis.AsSpan(phase), StepPixels, controls.Span[((node - first) * tile.Height)..], tile.Height,
                values[done..], tile.Width, length);
            done += length;
        }
    }

    private int Node(int pixel) => (int)Math.Floor((double)pixel / StepPixels);

    /// <summary>The control of one column for each row of pixels: four of the grid, weighed by how near they are.</summary>
    private void FillControls(int y, int column, Span<float> controls)
    {
        column = Math.Clamp(column, 0, Columns - 1);
        Span<float> four = stackalloc float[4];
        for (int done = 0; done < controls.Length;)
        {
            int node = Node(y + done), phase = y + done - node * StepPixels;
            int length = Math.Min(StepPixels - phase, controls.Length - done);
            for (int k = 0; k < 4; k++) four[k] = _controls[Math.Clamp(node + k, 0, Rows - 1) * Columns + column];
            SurfaceKernels.BlendExactly(_basis.AsSpan(phase), StepPixels, four, controls.Slice(done, length));
            done += length;
        }
    }

    private static int NodesOver(int pixels, int step) => (Math.Max(1, pixels) - 1) / step + 4;

    /// <summary>The four cubics at each phase of a step, one after the other.</summary>
    private static float[] Basis(int step)
    {
        var basis = new float[4 * step];
        for (int phase = 0; phase < step; phase++)
        {
            double t = (double)phase / step, u = 1 - t;
            basis[phase] = (float)(u * u * u / 6);
            basis[step + phase] = (float)((3 * t * t * t - 6 * t * t + 4) / 6);
            basis[2 * step + phase] = (float)((3 * u * u * u - 6 * u * u + 4) / 6);
            basis[3 * step + phase] = (float)(t * t * t / 6);
        }

        return basis;
    }
}
