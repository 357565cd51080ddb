using AstroStacker.Cli.Options;
using AstroStacker.Integration;
using Xunit;

namespace AstroStacker.Tests.Cli;

/// <summary>The choices of the program as it is shipped, not of the fixture.</summary>
public sealed class RegistriesTests
{
    [Fact]
    public void Choices_EveryList_HasUniqueLowerCaseNamesAndSummaries()
    {
        var choices = Registries.Choices;

        foreach (var list in (IReadOnlyList<Choice>[])[choices.Rejections, choices.Demosaics, choices.Interpolators, choices.Formats])
        {
            Assert.NotEmpty(list);
            Assert.Equal(list.Count, list.Select(choice => choice.Name).Distinct().Count());
            Assert.All(list, choice => Assert.Equal(choice.Name.ToLowerInvariant(), choice.Name));
            Assert.All(list, choice => Assert.NotEmpty(choice.Summary));
        }
    }

    [Fact]
    public void Choices_DefaultsOfTheStages_AreAmongThem()
    {
        var choices = Registries.Choices;
        var defaults = new IntegrationOptions();

        Assert.Contains(choices.Rejections, choice => choice.Name == defaults.Reject);
        Assert.Contains(choices.Demosaics, choice => choice.Name == defaults.Demosaic);
        Assert.Contains(choices.Interpolators, choice => choice.Name == defaults.Interpolation);
        foreach (string name in (string[])["png", "hdr", "tiff", "fits", "xisf", "exr"])
            Assert.Contains(choices.Formats, choice => choice.Name == name);
    }
}
