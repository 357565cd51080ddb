using System.Globalization;
using AstroStacker.Imaging;
using AstroStacker.Pipeline.Night.Sorting;
using Xunit;

namespace AstroStacker.Tests.Pipeline.Night;

/// <summary>What folders of lights, darks, flats, biases and dark-flats are called in nine languages.</summary>
public sealed class TypeNamesTests
{
    private static readonly FrameType[] s_order = [FrameType.Light, FrameType.Dark, FrameType.Flat, FrameType.Bias, FrameType.DarkFlat];

    /// <summary>Language, lights, darks, flats, biases, dark-flats.</summary>
    public static TheoryData<string, string, string[]> Languages => new()
    {
        { "en", "Light frames", ["Dark frames", "Flat fields", "Bias", "Dark flats"] },
        { "en", "Subs", ["Dark subs", "Flat subs", "Bias subs", "Flat-darks"] },
        { "de", "Lichter", ["Dunkelbilder", "Flatfelder", "Offsets", "Dunkelflats"] },
        { "de", "Aufnahmen", ["Dark-Aufnahmen", "Weißbilder", "Biasbilder", "Darks für Flats"] },
        { "fr", "Brutes", ["Noirs", "PLU", "Offsets", "Darks de PLU"] },
        { "fr", "Images brutes", ["Images noires", "Plages de lumière uniforme", "Biais", "Darks des flats"] },
        { "es", "Luces", ["Oscuros", "Planos", "Bias", "Darks de flats"] },
        { "es", "Tomas de luz", ["Tomas oscuras", "Tomas planas", "Tomas bias", "Oscuros de planos"] },
        { "it", "Luci", ["Scuri", "Piatti", "Bias", "Dark dei flat"] },
        { "it", "Pose", ["Bui", "Flat", "Offset", "Darkflat"] },
        { "pt", "Luzes", ["Escuros", "Planos", "Bias", "Escuros dos planos"] },
        { "nl", "Lichtopnamen", ["Donkeropnamen", "Vlakvelden", "Bias opnamen", "Darks van flats"] },
        { "pl", "Klatki światła", ["Klatki ciemne", "Flaty", "Biasy", "Darki do flatów"] },
        { "pl", "Lighty", ["Darki", "Płaskie", "Offsety", "Flatdarki"] },
        { "ru", "Лайты", ["Дарки", "Флэты", "Биасы", "Дарки для флэтов"] },
        { "ru", "Световые кадры", ["Темновые кадры", "Плоские", "Байасы", "Дарк-флэты"] },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public void Name_OfAFolderInALanguage_SaysItsType(string language, string lights, string[] others)
    {
        foreach (var (name, type) in others.Prepend(lights).Zip(s_order))
        {
            Assert.True(NameReading.Of(name) is { StandsAlone: true } read && read.Type == type, $"{language}: {name}");
            Assert.Equal(type, NameReading.Of(name.ToUpper(CultureInfo.InvariantCulture)).Type);
        }
    }

    /// <summary>As macOS writes names: letters and their accents apart.</summary>
    [Theory]
    [InlineData("Lumie\u0300res", FrameType.Light)]
    [InlineData("Weißbilder", FrameType.Flat)]
    [InlineData("Лаи\u0306ты", FrameType.Light)]
    [InlineData("Płaskie", FrameType.Flat)]
    public void Name_WithAccentsApart_SaysItsType(string name, FrameType type) => Assert.Equal(type, NameReading.Of(name).Type);

    [Theory]
    [InlineData("Nebulosa oscura")]
    [InlineData("Forêt noire")]
    [InlineData("Lumière zodiacale")]
    [InlineData("Luz zodiacal")]
    [InlineData("Dunkelbilder Flats")]
    [InlineData("Darki flaty")]
    [InlineData("Dunkelwolken im Taurus")]
    [InlineData("Science fiction museum")]
    [InlineData("Тёмные туманности")]
    public void Name_OfAThingOrOfTwoTypes_SaysNone(string name) => Assert.Null(NameReading.Of(name).Type);

    /// <summary>No word stands in the table for two types, or both for a type and for nothing.</summary>
    [Fact]
    public void Table_EveryWord_HasOneMeaning()
    {
        var meanings = TypeWords.Types.Keys.Concat(TypeWords.Exposures).Concat(TypeWords.Neutral.Union(TypeWords.Calibration));
        string[] twice = [.. meanings.GroupBy(word => word).Where(word => word.Count() > 1).Select(word => word.Key)];
        Assert.Equal([], twice);
        Assert.All(TypeWords.Types.Keys.Concat(TypeWords.Exposures), word => Assert.Equal(word, NameWords.Plain(word)));
        Assert.Subset(TypeWords.Types.Keys.ToHashSet(), TypeWords.Singular.ToHashSet());
    }
}
