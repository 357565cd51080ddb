namespace AstroStacker.Integration.Rejection;

/// <summary>Decides which samples of each pixel are outliers. SIMD lanes are neighbouring pixels.</summary>
public interface IRejection
{
    /// <summary>As the user writes it, for example "winsorized".</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <summary>Fewer frames than this: the method keeps everything.</summary>
    int FewestFrames { get; }

    /// <summary>The limits that suit the method, in its own unit.</summary>
    RejectionOptions Defaults { get; }

    /// <summary>
    /// Sets to 0 the weights of the samples to leave out. Samples of weight 0 are absent and play no part.
    /// The outcome for a pixel depends neither on the order of the frames nor on its neighbours.
    /// </summary>
    /// <param name="stack">The samples; its weights are changed.</param>
    /// <param name="options">The limits.</param>
    void Reject(in PixelStack stack, RejectionOptions options);
}
