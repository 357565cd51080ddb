using AstroStacker.Formats.Tiff;
using AstroStacker.Imaging;

namespace AstroStacker.Formats.Dng;

/// <summary>Colour matrix and white balance of a DNG (specification 1.7, chapter 6).</summary>
internal static class DngColour
{
    // Exif light sources near D65, nearest first.
    private static readonly long[] DaylightFirst = [21, 10, 1, 20, 23, 22];

    public static ColourProfile ProfileOf(TiffDirectory root)
    {
        var matrix = CameraMatrix.From(XyzToCamera(root));
        return new ColourProfile(matrix?.CameraToSrgb, matrix?.DaylightMultipliers, AsShot(root));
    }

    /// <summary>XYZ to camera for the illuminant nearest to D65; empty where there is none for three colours.</summary>
    private static double[] XyzToCamera(TiffDirectory root)
    {
        bool second = RankOf(root, TiffTags.ColorMatrix2, TiffTags.CalibrationIlluminant2)
            < RankOf(root, TiffTags.ColorMatrix1, TiffTags.CalibrationIlluminant1);
        double[] matrix = root.Numbers(second ? TiffTags.ColorMatrix2 : TiffTags.ColorMatrix1);
        if (matrix.Length != 9) return [];
        double[] calibration = root.Numbers(second ? TiffTags.CameraCalibration2 : TiffTags.CameraCalibration1);
        if (calibration.Length == 9) matrix = CameraMatrix.Multiply(calibration, matrix);
        if (root.Numbers(TiffTags.AnalogBalance) is [var red, var green, var blue])
            matrix = CameraMatrix.Multiply([red, 0, 0, 0, green, 0, 0, 0, blue], matrix);
        return matrix;
    }

    private static int RankOf(TiffDirectory root, ushort matrixTag, ushort illuminantTag)
    {
        if (!root.Has(matrixTag)) return int.MaxValue;
        int rank = Array.IndexOf(DaylightFirst, root.Whole(illuminantTag) ?? 0);
        return rank < 0 ? DaylightFirst.Length : rank;
    }

    private static double[]? AsShot(TiffDirectory root)
    {
        if (root.Numbers(TiffTags.AsShotNeutral) is not [> 0 and var red, > 0 and var green, > 0 and var blue])
            return null;
        double[] multipliers = [green / red, 1, green / blue];
        return multipliers.All(double.IsFinite) ? multipliers : null;
    }
}
