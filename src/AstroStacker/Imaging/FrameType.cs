namespace AstroStacker.Imaging;

/// <summary>What a frame was taken for.</summary>
public enum FrameType
{
    /// <summary>The sky.</summary>
    Light,

    /// <summary>Without light, exposed as long as the lights.</summary>
    Dark,

    /// <summary>An even surface: panel, twilight, clouded or starry sky.</summary>
    Flat,

    /// <summary>Without light and with the shortest exposure.</summary>
    Bias,

    /// <summary>Without light, exposed as long as the flats.</summary>
    DarkFlat,
}
