using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night;
using CsCheck;
using Xunit;
using static AstroStacker.Tests.Pipeline.Night.Matching.PlannedFrames;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class NightPlanInvariantTests
{
    private static readonly Gen<CaptureSettings> GenCapture =
        from gain in Pick<double?>(null, 0, 100)
        from offset in Pick<double?>(null, 10)
        from binning in Pick(1, 2)
        from serial in Pick<string?>(null, null, "A", "B")
        from pointing in Pick<SkyPosition?>(null, new(10, 41), new(10.5, 41.5), new(200, -5))
        select new CaptureSettings
        {
            Gain = gain,
            Offset = offset,
            BinningX = binning,
            BinningY = binning,
            SerialNumber = serial,
            Pointing = pointing,
        };

    private static readonly Gen<FrameInfo> GenInfo =
        from capture in GenCapture
        from camera in Pick<string?>(null, "ZWO ASI533MC", "SBIG STL-1001 CCD")
        from small in Gen.Bool
        from cfa in Pick<string?>(null, "RGGB")
        from exposure in Pick<double?>(null, 0.001, 2, 60, 120, 300)
        from celsius in Pick<double?>(null, -10, -4, 20)
        from filter in Pick<string?>(null, "Ha", "L")
        from target in Pick<string?>(null, "M 27", "M31", "m27_sub")
        from days in Gen.Int[0, 3]
        select Info with
        {
            Capture = capture,
            Camera = camera,
            Width = small ? 1500 : 3000,
            VisibleArea = new PixelRectangle(0, 0, small ? 1500 : 3000, 2000),
            Cfa = cfa is null ? null : new CfaPattern(cfa),
            ExposureSeconds = exposure,
            TemperatureCelsius = celsius,
            Filter = filter,
            ObjectName = target,
            StartTime = FirstNight.AddDays(days).ToDateTime(new TimeOnly(22, 0)),
        };

    private static readonly Gen<SortedFrame[]> GenFolder =
        (from info in GenInfo
         from type in Gen.Enum<FrameType>()
         from folder in Pick("a", "b/lights", "Orion/lights")
         from isMaster in Pick(false, false, false, true)
         select One(type, info, folder + "/x") with { IsMaster = isMaster && type != FrameType.Light }).Array[0, 40]
        .Select(frames =>
            frames.Select((frame, i) => frame with { Info = frame.Info with { Path = $"/night/{frame.Folder}/{i}.fits" } }).ToArray());

    [Fact]
    public void Make_AnyFolder_PutsEveryFrameInOnePlace() => GenFolder.Sample(frames =>
    {
        var plan = Plan(frames);
        var placed = plan.Masters.SelectMany(master => master.Frames)
            .Concat(plan.Stacks.SelectMany(stack => stack.Groups).SelectMany(group => group.Lights)).Select(frame => frame.Info.Path)
            .Concat(plan.PassedOver.Select(file => "/night/" + file.Path));
        Assert.Equal(frames.Select(frame => frame.Info.Path).Order(StringComparer.Ordinal), placed.Order(StringComparer.Ordinal));
    }, iter: 300);

    [Fact]
    public void Make_AnyFolder_MatchesNothingAcrossCamerasAndSettings() => GenFolder.Sample(frames =>
    {
        var plan = Plan(frames);
        foreach (var group in plan.Stacks.SelectMany(stack => stack.Groups))
        {
            foreach (var light in group.Lights)
            {
                foreach (var frame in group.Dark?.Frames ?? []) AssertSameSettings(frame, light);
                foreach (var frame in group.Bias?.Frames ?? []) AssertSameSettings(frame, light);
                foreach (var frame in group.Flat?.Frames ?? []) AssertSameCamera(frame, light);
            }
        }

        foreach (var master in plan.Masters)
            foreach (var frame in master.Frames)
            {
                AssertSameSettings(frame, master.Frames[0]);
                foreach (var bias in master.Bias?.Frames ?? []) AssertSameSettings(bias, frame);
            }
    }, iter: 300);

    [Fact]
    public void Make_AnyOrderOfFiles_GivesTheSamePlan() =>
        (from frames in GenFolder from shuffled in Gen.Shuffle(frames) select (frames, shuffled)).Sample(
            folders => Assert.Equal(
                NightPlanJson.Of(Plan(folders.frames)).ToJsonString(), NightPlanJson.Of(Plan(folders.shuffled)).ToJsonString()),
            iter: 200);

    [Fact]
    public void Make_AnyFolder_NamesAreUniqueAndMastersReferToThoseOfThePlan() => GenFolder.Sample(frames =>
    {
        var plan = Plan(frames);
        Assert.Distinct(plan.Stacks.Select(stack => stack.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Distinct(plan.Masters.Select(master => master.Name), StringComparer.OrdinalIgnoreCase);
        var used = plan.Stacks.SelectMany(stack => stack.Groups).SelectMany(group => new[] { group.Dark, group.Flat, group.Bias })
            .Concat(plan.Masters.Select(master => master.Bias)).OfType<PlannedMaster>();
        Assert.All(used, master => Assert.Contains(plan.Masters, own => ReferenceEquals(own, master)));
    }, iter: 200);

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static void AssertSameSettings(SortedFrame one, SortedFrame other)
    {
        AssertSameCamera(one, other);
        AssertNoClash(one.Info.Capture.Gain, other.Info.Capture.Gain);
        AssertNoClash(one.Info.Capture.Offset, other.Info.Capture.Offset);
    }

    private static void AssertSameCamera(SortedFrame one, SortedFrame other)
    {
        Assert.Equal((one.Info.Width, one.Info.Height), (other.Info.Width, other.Info.Height));
        Assert.Equal(one.Info.Capture.BinningX, other.Info.Capture.BinningX);
        AssertNoClash(one.Info.Camera, other.Info.Camera);
        AssertNoClash(one.Info.Capture.SerialNumber, other.Info.Capture.SerialNumber);
        bool readyWithoutPattern = (one.IsMaster && one.Info.Cfa is null) || (other.IsMaster && other.Info.Cfa is null);
        if (!readyWithoutPattern) Assert.Equal(one.Info.Cfa, other.Info.Cfa);
    }

    private static void AssertNoClash<T>(T? one, T? other)
    {
        if (one is not null && other is not null) Assert.Equal(one, other);
    }
}
