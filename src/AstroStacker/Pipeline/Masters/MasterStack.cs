using AstroStacker.Imaging;
using AstroStacker.Integration.Rejection;
using AstroStacker.Pipeline.Storage;

namespace AstroStacker.Pipeline.Masters;

/// <summary>
/// The winsorized mean of calibration frames, sample by sample where they lie on the sensor: outliers (cosmic rays, stars in a sky
/// flat) are left out, the rest averaged in double. Two frames are simply averaged.
/// </summary>
internal static class MasterStack
{
    /// <summary>Samples of all frames in a band: they stay in the cache nearest to a core.</summary>
    private const int BandSamples = 120_000;

    private const int MostRows = 64;

    /// <summary>Fewer are simply averaged.</summary>
    public const int FewestToReject = WinsorizedMeanKernels.FewestFrames;

    /// <summary>What becomes of a frame's samples before they are compared with those of the others.</summary>
    /// <param name="frame">Index among the frames.</param>
    /// <param name="band">Whole rows.</param>
    /// <param name="samplesAdu">Changed in place.</param>
    public delegate void Preparation(int frame, PixelRectangle band, Span<float> samplesAdu);

    /// <summary>Bytes that a build of frames so wide holds beside the frames and the result.</summary>
    public static long BytesOf(int frameCount, int width, int threads) =>
        (long)sizeof(float) * threads * Math.Max(BandSamples, frameCount * (long)width);

    /// <param name="store">Holds the frames.</param>
    /// <param name="frames">Their numbers, in the order in which they are added up.</param>
    /// <param name="prepare">Called for every frame and band.</param>
    /// <param name="limits">How far samples may lie from the others of their pixel.</param>
    /// <param name="threads">Bands at a time; no effect on the result.</param>
    /// <param name="stop">Ends the work with an exception.</param>
    /// <returns>One sample a pixel of the sensor, row by row.</returns>
    public static float[] Combine(
        FrameStore store, IReadOnlyList<int> frames, Preparation prepare, RejectionOptions limits, int threads,
        CancellationToken stop)
    {
        var sensor = store.Info(frames[0]).SensorArea;
        var result = GC.AllocateUninitializedArray<float>(checked((int)sensor.Area));
        int rows = Math.Clamp(BandSamples / (frames.Count * sensor.Width), 1, MostRows);
        Rows.ForEach(
            (sensor.Height + rows - 1) / rows, threads, stop,
            () => PlanePool.Rent<float>(rows * sensor.Width * frames.Count),
            (index, scratch) =>
            {
                var band = new PixelRectangle(0, index * rows, sensor.Width, Math.Min(rows, sensor.Height - index * rows));
                int pixels = (int)band.Area;
                var samples = scratch.Span[..(pixels * frames.Count)];
                for (int frame = 0; frame < frames.Count; frame++)
                {
                    var part = samples.Slice(frame * pixels, pixels);
                    store.Read(frames[frame], 0, band, part);
                    prepare(frame, band, part);
                }

                WinsorizedMeanKernels.Mean(samples, frames.Count, limits, result.AsSpan(band.Y * sensor.Width, pixels));
            },
            static scratch => scratch.Dispose());
        return result;
    }
}
