namespace AstroStacker.Registration.Asterisms;

/// <summary>Keeps the few hypotheses least likely by chance; the earlier one of equals.</summary>
internal sealed class BestHypotheses(int most)
{
    private readonly List<Hypothesis> _kept = [];

    public IReadOnlyList<Hypothesis> Kept => _kept;

    /// <summary>Odds that a hypothesis must beat to be kept.</summary>
    public double Limit => _kept.Count < most ? double.PositiveInfinity : _kept[^1].Odds;

    public void Add(Hypothesis hypothesis)
    {
        if (hypothesis.Odds >= Limit) return;
        int place = _kept.Count;
        while (place > 0 && _kept[place - 1].Odds > hypothesis.Odds) place--;
        _kept.Insert(place, hypothesis);
        if (_kept.Count > most) _kept.RemoveAt(most);
    }
}
