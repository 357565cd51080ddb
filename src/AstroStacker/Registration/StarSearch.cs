using AstroStacker.Registration.Asterisms;

namespace AstroStacker.Registration;

/// <summary>Offers hypotheses level by level until one passes; the same ones on every run, nothing is drawn.</summary>
internal sealed class StarSearch(ReferenceStars reference, StarField frame, RegistrationLimits limits)
{
    private readonly StarVerification _verification = new(reference.Field, frame, limits);
    private int _tried;

    /// <summary>The result, or the refusal of the hypothesis that found most pairs.</summary>
    /// <param name="asterisms">The frame's, as it is.</param>
    /// <param name="mirrored">True where the frame searched is the mirrored one.</param>
    public RegistrationResult Find(FrameAsterisms asterisms, bool mirrored)
    {
        var best = RegistrationResult.Refused($"none of its {frame.Count} stars could be paired with the reference's");
        if (TryQuads(AsterismLevel.Bright, asterisms.Bright, mirrored, ref best)) return best;
        if (TryTriangles(asterisms.Triangles, mirrored, ref best)) return best;
        // Frames that share no more than a corner are not looked at in the mirror.
        int most = AsterismLevel.Bright.Stars;
        if (!mirrored && (frame.Count > most || reference.Field.Count > most))
            TryQuads(AsterismLevel.Deep, asterisms.Deep, mirrored, ref best);
        return best;
    }

    private bool TryQuads(AsterismLevel level, Quad[] quads, bool mirrored, ref RegistrationResult best)
    {
        var search = new QuadSearch(reference.Quads(level), reference.Field, frame, limits);
        foreach (var hypothesis in search.Find(quads, mirrored))
            if (Try(hypothesis, _tried + search.Tried, ref best)) return true;
        _tried += search.Tried;
        return false;
    }

    private bool TryTriangles(Triangle[] triangles, bool mirrored, ref RegistrationResult best)
    {
        var search = new TriangleSearch(reference.Triangles, reference.Field, frame, limits);
        foreach (var hypothesis in search.Find(triangles, AsterismLevel.Triangles.Stars, mirrored))
            if (Try(hypothesis, _tried + search.Tried, ref best)) return true;
        _tried += search.Tried;
        return false;
    }

    private bool Try(in Hypothesis hypothesis, int tried, ref RegistrationResult best)
    {
        var result = _verification.Verify(hypothesis, tried);
        bool passed = result.ReferenceToFrame is not null;
        if (passed || result.PairCount > best.PairCount) best = result;
        return passed;
    }
}
