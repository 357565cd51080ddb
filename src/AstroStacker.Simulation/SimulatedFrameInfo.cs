using AstroStacker.Formats;
using AstroStacker.Imaging;

namespace AstroStacker.Simulation;

/// <summary>What the file of a frame says, in the words all formats share; the writers write just this.</summary>
internal static class SimulatedFrameInfo
{
    private const double DngIso = 800;
    private const double FitsGain = 100;
    private const double FitsTemperatureCelsius = -10;

    /// <summary>Between the end of an exposure and the start of the next.</summary>
    private const double PauseSeconds = 5;
    private const double HoursAKind = 8;

    private static readonly DateTime s_evening = new(2026, 3, 14, 21, 0, 0, DateTimeKind.Unspecified);

    public static FrameInfo Of(NightOptions options, FrameKind kind, int index)
    {
        bool isDng = options.Format == NightFormat.Dng;
        double exposure = options.ExposureSecondsOf(kind);
        var evening = s_evening.AddHours(HoursAKind * (int)kind);
        int margin = options.MarginPixels;
        return new FrameInfo
        {
            Path = options.FileName(kind, index),
            FormatName = isDng ? $"DNG ({SyntheticCamera.Model})" : "FITS",
            Width = options.SensorWidthPixels,
            Height = options.SensorHeightPixels,
            VisibleArea = options.VisibleArea,
            SampleType = SampleType.UInt16,
            Cfa = options.IsMono ? null : MosaicColours.Of(options).Shift(-margin, -margin),
            Black = isDng ? Black(options, kind) : BlackLevel.Zero,
            HasBlackLevel = isDng,
            SaturationAdu = isDng ? options.WhiteAdu : ushort.MaxValue,
            Colour = isDng ? Colour() : null,
            Orientation = isDng ? (Orientation)options.Orientation : Orientation.Upright,
            ExposureSeconds = exposure,
            Iso = isDng ? DngIso : null,
            TemperatureCelsius = isDng ? null : FitsTemperatureCelsius,
            Camera = SyntheticCamera.Model,
            Capture = isDng ? CaptureSettings.Unknown : FitsCapture(kind),
            StartTime = evening.AddSeconds(index * Math.Ceiling(exposure + PauseSeconds)),
        };
    }

    private static CaptureSettings FitsCapture(FrameKind kind)
    {
        var (type, text) = kind switch
        {
            FrameKind.Light => (FrameType.Light, "Light Frame"),
            FrameKind.Dark => (FrameType.Dark, "Dark Frame"),
            FrameKind.Flat => (FrameType.Flat, "Flat Field"),
            FrameKind.Bias => (FrameType.Bias, "Bias Frame"),
            _ => (FrameType.DarkFlat, "Dark Flat Frame"),
        };
        return new CaptureSettings { Type = type, TypeText = text, Gain = FitsGain };
    }

    /// <summary>A single number, or one a Bayer channel carried to the full sensor's top-left sample.</summary>
    private static BlackLevel Black(NightOptions options, FrameKind kind)
    {
        if (options.BiasOffsetsAdu.Count == 0) return new BlackLevel((float)options.BiasAduAt(kind, 0, 0));
        float[] levels = [.. Enumerable.Range(0, 4).Select(i => (float)options.BiasAduAt(kind, i & 1, i >> 1))];
        return new BlackLevel(levels, 2, 2);
    }

    private static ColourProfile Colour()
    {
        var matrix = CameraMatrix.From([.. SyntheticCamera.ColourMatrix.Select(value => value / 10000.0)]);
        double[] asShot = [1 / SyntheticCamera.White[0], 1, 1 / SyntheticCamera.White[2]];
        return new ColourProfile(matrix?.CameraToSrgb, matrix?.DaylightMultipliers, asShot);
    }
}
