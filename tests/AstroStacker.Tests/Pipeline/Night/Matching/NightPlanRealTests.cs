using AstroStacker.Pipeline.Night;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night.Matching;

public sealed class NightPlanRealTests
{
    [Fact]
    public void Plan_SeestarSubsOfTenAndTwentySeconds_AreOneStackOfTwoGroups()
    {
        var stack = Assert.Single(PlanOf("ngc7023_cfa_fits").Stacks);

        Assert.Equal("NGC7023", stack.Name);
        Assert.Equal([4, 2], stack.Groups.Select(group => group.Lights.Count));
    }

    [Fact]
    public void Plan_LightsWithoutAName_AreOneStack()
    {
        var stack = Assert.Single(PlanOf("m27_cfa_fits").Stacks);

        Assert.Equal("m27", stack.Name);
        Assert.Equal(6, Assert.Single(stack.Groups).Lights.Count);
    }

    [Fact]
    public void Plan_CalibrationFramesOnly_MakesEveryMasterOfSeveralFrames()
    {
        var plan = PlanOf("ccd_calibration");

        Assert.Empty(plan.Stacks);
        Assert.Equal(["bias-minus5C", "dark-60s-minus5C", "flat-Visible-2017-09-08"], plan.Masters.Select(master => master.Name));
        Assert.All(plan.Masters, master => Assert.Equal(4, master.Frames.Count));
        Assert.Equal(2, plan.PassedOver.Count(file => file.Reason.Contains("the only one of its kind", StringComparison.Ordinal)));
        Assert.Equal(plan.Masters[0], plan.Masters[^1].Bias);
        Assert.Contains("There are no lights here: only masters are made.", plan.Notes);
    }

    private static NightPlan PlanOf(string folder)
    {
        var plan = NightPlanner.Make(FolderSorter.Sort(SharedData.Require(folder), threads: 2, TestContext.Current.CancellationToken));
        using var text = new StringWriter();
        NightPlanText.Write(plan, text);
        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString());
        return plan;
    }
}
