using AstroStacker.Imaging;

namespace AstroStacker.Formats;

/// <summary>What all picture writers share: whole rows in order from the top, a temporary name, named errors.</summary>
internal abstract class PictureWriter : IPictureWriter
{
    private readonly string _path;
    private readonly TemporaryFile _file;
    private int _nextRow;

    protected PictureWriter(string path, PictureInfo info)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(info.Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(info.Height, 1);
        if (info.PlaneCount is not (1 or 3))
            throw new ArgumentOutOfRangeException(nameof(info), info.PlaneCount, "1 or 3 planes");
        _path = path;
        Info = info;
        _file = Guarded(() => new TemporaryFile(path));
    }

    protected PictureInfo Info { get; }

    protected FileStream Stream => _file.Stream;

    public void Write(in PictureBand band)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(band.Y, _nextRow);
        ArgumentOutOfRangeException.ThrowIfNotEqual(band.Width, Info.Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(band.PlaneCount, Info.PlaneCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(band.Rows, Info.Height - _nextRow);
        try
        {
            for (int row = 0; row < band.Rows; row++) WriteRow(band, row);
        }
        catch (Exception error) when (IsStorageTrouble(error))
        {
            throw NotWritten(error);
        }

        _nextRow += band.Rows;
    }

    public void Complete()
    {
        if (_nextRow != Info.Height)
            throw new InvalidOperationException($"{_nextRow} of {Info.Height} rows were written");
        Guarded(() =>
        {
            Finish();
            _file.Complete();
            return true;
        });
    }

    public virtual void Dispose() => _file.Dispose();

    /// <summary>Writes one row of all planes; <paramref name="row"/> counts from the band's first.</summary>
    protected abstract void WriteRow(in PictureBand band, int row);

    /// <summary>Writes what follows the last row.</summary>
    protected abstract void Finish();

    /// <summary>Runs the first writes of a constructor: what fails there leaves no file.</summary>
    protected void Begin(Action start)
    {
        try
        {
            Guarded(() =>
            {
                start();
                return true;
            });
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private static bool IsStorageTrouble(Exception error) => error is IOException or UnauthorizedAccessException;

    private T Guarded<T>(Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception error) when (IsStorageTrouble(error))
        {
            throw NotWritten(error);
        }
    }

    private FrameException NotWritten(Exception error) =>
        new(_path, $"can't be written ({error.Message})", "Make room there, or give another place.", error);
}
