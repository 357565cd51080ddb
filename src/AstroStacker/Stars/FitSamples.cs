namespace AstroStacker.Stars;

/// <summary>The samples of one window in the order of its layout, with room for what the fit finds at each.</summary>
internal sealed class FitSamples
{
    private float[] _buffer = [];
    private int _stride;

    public WindowLayout Layout { get; private set; } = new(0, 0, 0, static (_, _, _) => 0);

    /// <summary>Samples above the local sky.</summary>
    public Span<float> Value => _buffer.AsSpan(0, Layout.Length);

    /// <summary>Share of its full weight each sample has; 0 leaves it out.</summary>
    public Span<float> Share => _buffer.AsSpan(_stride, Layout.Length);

    /// <summary>The profile of the last evaluation, top 1.</summary>
    public Span<float> Profile => _buffer.AsSpan(2 * _stride, Layout.Length);

    /// <summary>The weights of the last evaluation.</summary>
    public Span<float> Weight => _buffer.AsSpan(3 * _stride, Layout.Length);

    /// <summary>Samples to another layout; all values and shares are 0 then.</summary>
    public void Reset(WindowLayout layout)
    {
        Layout = layout;
        if (_stride < layout.Length)
        {
            _stride = layout.Length;
            _buffer = new float[4 * _stride];
        }

        Value.Clear();
        Share.Clear();
    }

    public FitRow Row(int start, int length) => new()
    {
        X = Layout.X.AsSpan(start, length),
        Y = Layout.Y.AsSpan(start, length),
        Value = Value.Slice(start, length),
        Share = Share.Slice(start, length),
        Profile = Profile.Slice(start, length),
        Weight = Weight.Slice(start, length),
    };
}
