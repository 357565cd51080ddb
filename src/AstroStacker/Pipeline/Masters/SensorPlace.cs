using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Masters;

/// <summary>Where masters lie on the sensor of the lights.</summary>
/// <param name="light">The frame the masters must fit.</param>
/// <param name="used">The part of the sensor that is stacked.</param>
/// <param name="frames">What those frames are called, where they are no lights.</param>
internal sealed class SensorPlace(FrameInfo light, PixelRectangle used, string frames = "lights")
{
    /// <summary>
    /// Full-sensor and visible-area masters both fit. Throws <see cref="FrameException"/> for any other, by name.
    /// </summary>
    public PixelRectangle Of(FrameInfo info, string role)
    {
        if (info.PlaneCount != 1)
        {
            throw new FrameException(
                info.Path, $"is a colour picture of {info.PlaneCount} planes, not a master {role}",
                "Make the master with -r 1 -a 0 -v 0.");
        }

        if (info.DecodedThroughCurve)
        {
            throw new FrameException(
                info.Path, $"is a picture with a tone curve (8-bit, or tagged sRGB), of no use as a master {role}",
                "Give a linear master: 16-bit PNG, TIFF or FITS.");
        }

        if (info.SampleType == SampleType.UInt8 && light.SampleType != SampleType.UInt8)
        {
            throw new FrameException(
                info.Path, $"has 8 bits, up to {info.SaturationAdu:0}, but the {frames} go up to {light.SaturationAdu:0}",
                $"Make the master {role} again, with 16 bits or more.");
        }

        PixelRectangle place;
        if (info.Width == light.Width && info.Height == light.Height) place = light.SensorArea;
        else if (info.Width == light.VisibleArea.Width && info.Height == light.VisibleArea.Height) place = light.VisibleArea;
        else
        {
            throw new FrameException(
                info.Path, $"is {info.Width} x {info.Height} but the {frames} are {light.Width} x {light.Height}"
                + (light.VisibleArea == light.SensorArea ? "" : $" (visible {light.VisibleArea.Width} x {light.VisibleArea.Height})"),
                $"Make the master {role} from frames of the same camera and size.");
        }

        if (!place.Contains(used))
        {
            throw new FrameException(
                info.Path, $"covers only the visible area but -v 0 stacks the full sensor of {light.Width} x {light.Height}",
                "Make the master with -v 0 too, or stack with -v 1.");
        }

        var cfa = info.Cfa?.Shift(-place.X, -place.Y);
        if (cfa is not null && light.Cfa is not null && !cfa.Equals(light.Cfa))
        {
            throw new FrameException(
                info.Path, $"has the colour pattern {cfa} but the {frames} have {light.Cfa}",
                $"Make the master {role} from frames of the same camera, turned the same way.");
        }

        return place;
    }
}
