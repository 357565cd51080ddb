using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Storage;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline;

public sealed class SurveyCacheTests : IDisposable
{
    private static readonly FrameInfo Info = new()
    {
        Path = "light.fits",
        FormatName = "FITS",
        Width = 60,
        Height = 40,
        VisibleArea = new PixelRectangle(0, 0, 60, 40),
        SampleType = SampleType.UInt16,
        SaturationAdu = 65535,
    };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_KeptSurvey_HasEveryPropertyToTheBit()
    {
        var survey = Survey("0a", 600);
        Cache().Store(survey);

        var found = Cache().Find("0a", Info with { Path = "elsewhere.fits" })!;

        Assert.Equal("elsewhere.fits", found.Info.Path);
        foreach (var property in typeof(FrameSurvey).GetProperties().Where(property => property.Name != nameof(FrameSurvey.Info)))
        {
            object? expected = property.GetValue(survey), actual = property.GetValue(found);
            Assert.NotEqual(Default(property.PropertyType), expected);
            if (expected is IEnumerable<Star> stars) Assert.Equal(stars.Select(Bits), ((IEnumerable<Star>)actual!).Select(Bits));
            else if (expected is SkyCells sky) Assert.Equal(JsonSerializer.Serialize(sky), JsonSerializer.Serialize((SkyCells)actual!));
            else Assert.Equal(expected, actual);
        }

        static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    [Fact]
    public void Find_OddNumbers_AreKeptToTheBit()
    {
        var survey = Survey("0a", 1) with { FwhmPixels = -0.0, Eccentricity = double.NaN, HighestAdu = float.MinValue };
        Cache().Store(survey);

        var found = Cache().Find("0a", Info)!;

        Assert.True(double.IsNegative(found.FwhmPixels) && double.IsNaN(found.Eccentricity));
        Assert.Equal(float.MinValue, found.HighestAdu);
    }

    [Fact]
    public void Store_SixHundredStars_TakesUnder40Kilobytes()
    {
        Cache().Store(Survey("0a", 600));
        Assert.InRange(new FileInfo(Entry).Length, 1000, 40_000);
    }

    [Fact]
    public void Find_OtherContentConditionsOrDecoder_FindsNothing()
    {
        Cache().Store(Survey("0a", 5));

        Assert.Null(Cache().Find("0b", Info));
        Assert.Null(Cache("another threshold").Find("0a", Info));
        Assert.Null(Cache().Find("0a", Info with { DecoderVersion = "LibRaw 0.21.1" }));
        Assert.NotNull(Cache().Find("0a", Info));
    }

    [Fact]
    public void Find_DamagedEntry_FindsNothing()
    {
        Cache().Store(Survey("0a", 5));
        byte[] whole = File.ReadAllBytes(Entry);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= 0x10;
            File.WriteAllBytes(Entry, damaged);
            Assert.Null(Cache().Find("0a", Info));
            File.WriteAllBytes(Entry, whole[..at]);
            Assert.Null(Cache().Find("0a", Info));
        }

        Cache().Store(Survey("0a", 5));
        Assert.NotNull(Cache().Find("0a", Info));
    }

    [Fact]
    public void Find_EntryUnderTheNameOfAnother_FindsNothing()
    {
        Cache().Store(Survey("0a", 5));
        string first = Entry;
        Cache().Store(Survey("0b", 5));
        string second = Directory.GetFiles(_folder.FullPath).Single(file => file != first);
        File.Copy(first, second, overwrite: true);
        Assert.Null(Cache().Find("0b", Info));
    }

    [Fact]
    public void Store_WhereAFileStands_IsSaidAndNoFailure()
    {
        string file = _folder.At("file");
        File.WriteAllText(file, "");
        var cache = new SurveyCache(file, "conditions");

        cache.Store(Survey("0a", 5));
        cache.Trim();

        Assert.Null(cache.Find("0a", Info));
        Assert.Contains("--survey-cache", Assert.Single(cache.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Store_FromManyThreadsAndCaches_LeavesWholeEntries()
    {
        Parallel.For(0, 200, i =>
        {
            var cache = Cache();
            cache.Store(Survey($"{i % 4}", 50));
            Assert.NotNull(cache.Find($"{i % 4}", Info));
        });

        Assert.Equal(4, Directory.GetFiles(_folder.FullPath).Length);
    }

    [Fact]
    public void Trim_TooLarge_RemovesTheLongestUnusedAndNoOtherFile()
    {
        string photo = _folder.At("photo.fits"), left = _folder.At($".{new string('a', 32)}.survey.x1y2");
        foreach (string file in (string[])[photo, left]) File.WriteAllBytes(file, new byte[5000]);
        for (int i = 0; i < 6; i++) Cache().Store(Survey($"{i}", 50));
        long size = Directory.GetFiles(_folder.FullPath, "*.survey").Max(file => new FileInfo(file).Length);
        foreach (string file in Directory.GetFiles(_folder.FullPath)) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-2));
        Cache().Find("2", Info);

        var cache = new SurveyCache(_folder.FullPath, "conditions", mostBytes: 2 * size + size / 2);
        cache.Store(Survey("new", 50));
        cache.Trim();

        Assert.True(File.Exists(photo));
        Assert.False(File.Exists(left));
        Assert.NotNull(Cache().Find("new", Info));
        Assert.NotNull(Cache().Find("2", Info));
        Assert.Equal(3, Directory.GetFiles(_folder.FullPath).Length);
    }

    private string Entry => Directory.GetFiles(_folder.FullPath, "*.survey").Single();

    private SurveyCache Cache(string conditions = "conditions") => new(_folder.FullPath, conditions);

    private static object[] Bits(Star star) =>
        [.. typeof(Star).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.GetValue(star) switch
        {
            double number => BitConverter.DoubleToInt64Bits(number),
            float number => BitConverter.SingleToInt32Bits(number),
            var other => other!,
        })];

    /// <summary>No property has its default, numbers have all their digits.</summary>
    private static FrameSurvey Survey(string contentHash, int stars)
    {
        double[] numbers = [.. Enumerable.Range(0, 8 * stars + 8).Select(i =>
            BitConverter.ToUInt32(SHA256.HashData(BitConverter.GetBytes(i))) / 4294967311.0)];
        return new FrameSurvey
        {
            Info = Info,
            ContentHash = contentHash,
            Planes = [new PlaneStatistics(1 / 3.0, 1 / 7.0), new PlaneStatistics(1e-300, double.Epsilon)],
            Stars = [.. Enumerable.Range(0, stars).Select(i => new Star(
                6000 * numbers[8 * i], 4000 * numbers[8 * i + 1], (float)numbers[8 * i + 2], (float)numbers[8 * i + 3],
                (float)(2 + numbers[8 * i + 4]), (float)numbers[8 * i + 5] / 100, i % 2 == 0,
                (float)numbers[8 * i + 6], (float)numbers[8 * i + 7]))],
            FwhmPixels = Math.E,
            Eccentricity = 0.1,
            ElongationRadians = -0.2,
            DetectedCount = 1234,
            HasTrail = true,
            SaturatedShare = 1e-5 / 3,
            AbsentShare = 0.03,
            HighestAdu = 65534.5f,
            HighestCount = 1L << 40,
            Sky = new SkyCells
            {
                Columns = [10.5f, 31],
                Rows = [11, 1 / 3f],
                Planes = [[.. Enumerable.Range(1, 4).Select(i => new SkyCell(i / 7f, 1e-9f / i, 0.9f + i / 100f))]],
            },
        };
    }
}
