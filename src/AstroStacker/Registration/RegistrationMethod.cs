namespace AstroStacker.Registration;

/// <summary>What frames are aligned by (--register).</summary>
public enum RegistrationMethod
{
    /// <summary>Chosen from the base: see <see cref="RegistrationRule"/>.</summary>
    Auto,

    /// <summary>Star fields: asterisms.</summary>
    Stars,

    /// <summary>Landscapes and day scenes: AKAZE features.</summary>
    Features,

    /// <summary>The Moon, the Sun and planets: phase correlation, a shift alone.</summary>
    Shift,

    /// <summary>Frames are stacked as they lie.</summary>
    None,
}
