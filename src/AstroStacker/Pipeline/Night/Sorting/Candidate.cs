using AstroStacker.Imaging;

namespace AstroStacker.Pipeline.Night.Sorting;

/// <summary>A readable file on its way to a type: what is known of it so far.</summary>
internal sealed class Candidate(FoundFile file, FrameInfo info, PixelSample? pixels)
{
    // Less is not worth telling.
    private const double LeastFor = 0.4;
    private const double LeastAgainst = 1.4;

    private readonly List<TypeClue> _clues = [];

    public FoundFile File => file;

    public FrameInfo Info => info;

    /// <summary>Null where the samples were not looked at.</summary>
    public PixelSample? Pixels { get; set; } = pixels;

    public TypeOdds Odds { get; private set; } = TypeWeights.Prior;

    public FrameType Type => Odds.Best;

    public double Confidence => Odds.Probability(Type);

    public bool IsSure => Confidence >= TypeWeights.Sure;

    /// <summary>What tells that it was made of many frames; null where nothing does.</summary>
    public string? MasterSign { get; set; } = MasterSigns.Of(file, info);

    /// <summary>Why it takes no part; null where it does.</summary>
    public string? Refusal { get; set; }

    /// <summary>True where it may be a frame of the night all the same.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Leaves out what may be a frame of the night.</summary>
    public void Lose(string reason) => (Refusal, IsLost) = (reason, true);

    public void Add(TypeClue clue)
    {
        _clues.Add(clue);
        Odds += clue.Odds;
    }

    public void Add(string text, TypeOdds odds) => Add(new TypeClue(text, odds));

    /// <summary>
    /// What bears on the type that won, the strongest first; what speaks for another begins with "against it:".
    /// </summary>
    public IReadOnlyList<string> Evidence
    {
        get
        {
            var (type, rival) = (Type, Odds.Second);
            return [.. _clues
                .Select(clue => (clue.Text, Margin: Margin(clue.Odds, type, rival)))
                .Where(clue => clue.Margin is >= LeastFor or <= -LeastAgainst)
                .OrderByDescending(clue => Math.Abs(clue.Margin))
                .Select(clue => clue.Margin > 0 ? clue.Text : $"against it: {clue.Text}")];
        }
    }

    // A clue that lifts the type above most others counts even where the rival shares it.
    private static double Margin(TypeOdds odds, FrameType type, FrameType rival)
    {
        double against = odds[type] - odds[rival];
        if (against < 0) return against;
        double mean = (odds.Light + odds.Dark + odds.Flat + odds.Bias + odds.DarkFlat) / 5;
        return Math.Max(against, odds[type] - mean);
    }
}
