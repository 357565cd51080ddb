using AstroStacker.Imaging;

namespace AstroStacker.Comparison.Trails;

/// <summary>
/// The line of greatest significance in a picture of noise of deviation 1, over all places and angles (Brady 1998; Nir,
/// Zackay and Ofek 2018). The noise of line sums is measured for each angle, so that a sensor's banding, which lies in
/// one direction, hides trails of that direction only.
/// </summary>
/// <param name="pixels">Row by row; 0 where nothing is known.</param>
/// <param name="width">Of a row.</param>
/// <param name="leastLength">Lines shorter than so many pixels are not looked at.</param>
internal sealed class LineScan(float[] pixels, int width, int leastLength)
{
    private readonly int _height = pixels.Length / width;

    /// <summary>The best line above <paramref name="leastSigma"/>, or null.</summary>
    public LineCandidate? Best(double leastSigma)
    {
        LineCandidate? best = null;
        for (int view = 0; view < 4; view++)
        {
            bool isSteep = view >= 2, isRising = view % 2 == 1;
            int rows = isSteep ? width : _height, columns = isSteep ? _height : width;
            using var sums = new LineSums(View(isSteep, isRising), rows);
            var scan = new SlopeScan(sums, (columns, rows), leastLength);
            if (scan.Best(best?.Sigma ?? leastSigma) is not { } line) continue;
            double y0 = line.Start, y1 = line.Start + line.Slope * (columns - 1.0) / (sums.Length - 1);
            if (isRising) (y0, y1) = (rows - 1 - y0, rows - 1 - y1);
            best = isSteep
                ? new LineCandidate(y0, 0, y1, columns - 1, line.Sigma) : new LineCandidate(0, y0, columns - 1, y1, line.Sigma);
        }

        return best;
    }

    /// <summary>The picture column by column, or row by row for steep lines, upside down for rising ones.</summary>
    private float[] View(bool isSteep, bool isRising)
    {
        int length = isSteep ? _height : width, rows = isSteep ? width : _height;
        var view = new float[pixels.Length];
        for (int x = 0; x < length; x++)
            for (int y = 0; y < rows; y++)
            {
                int across = isRising ? rows - 1 - y : y;
                view[x * rows + y] = pixels[isSteep ? x * width + across : across * width + x];
            }

        return view;
    }
}
