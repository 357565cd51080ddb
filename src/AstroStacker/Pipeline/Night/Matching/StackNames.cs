using System.Globalization;
using System.Text;

namespace AstroStacker.Pipeline.Night.Matching;

/// <summary>Hands out names that every file system takes, each once, whatever its case.</summary>
internal sealed class StackNames
{
    /// <summary>Characters, so that a name with its endings stays far from any limit.</summary>
    private const int MostLength = 80;

    /// <summary>Names that Windows keeps for devices, with any ending.</summary>
    private static readonly HashSet<string> Devices =
    [
        "CON", "PRN", "AUX", "NUL",
        .. Enumerable.Range(0, 10).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }),
    ];

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, with a number where it is taken.</summary>
    public string Take(string wanted)
    {
        string safe = Safe(wanted);
        string name = safe;
        for (int number = 2; !_taken.Add(name); number++) name = string.Create(CultureInfo.InvariantCulture, $"{safe}-{number}");
        return name;
    }

    /// <summary>Letters, digits, '-', '_', '+' and '.'; all else becomes a single '-'.</summary>
    public static string Safe(string text)
    {
        var safe = new StringBuilder();
        foreach (char letter in text.Normalize(NormalizationForm.FormC))
        {
            bool keeps = char.IsLetterOrDigit(letter) || letter is '_' or '+' or '.';
            if (keeps) safe.Append(letter);
            else if (safe.Length > 0 && safe[^1] != '-') safe.Append('-');
        }

        if (safe.Length > MostLength) safe.Length = MostLength;
        string name = safe.ToString().Trim('-', '.');
        if (name.Length == 0) return "stack";
        return Devices.Contains(name.Split('.')[0].ToUpperInvariant()) ? $"{name}-stack" : name;
    }
}
