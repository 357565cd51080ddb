using System.Text;

namespace AstroStacker.Formats.Fits;

/// <summary>What stands behind a keyword: its value without quotes and padding, and the remark after the slash.</summary>
/// <param name="Text">Empty for a value that is blank or missing.</param>
/// <param name="Comment">Empty where there is none.</param>
/// <param name="GoesOn">True for a string that ends in &amp;: the next CONTINUE card adds to it (4.0, section 4.2.1.2).</param>
internal readonly record struct FitsValue(string Text, string Comment, bool GoesOn)
{
    /// <param name="field">What follows the equals sign.</param>
    public static FitsValue Parse(string field)
    {
        string trimmed = field.Trim();
        if (trimmed.StartsWith('\'')) return Quoted(trimmed);
        int slash = trimmed.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new FitsValue(trimmed, "", false)
            : new FitsValue(trimmed[..slash].TrimEnd(), trimmed[(slash + 1)..].Trim(), false);
    }

    public FitsValue Followed(FitsValue next) =>
        new(Text[..^1] + next.Text, Comment.Length > 0 ? Comment : next.Comment, next.GoesOn);

    private static FitsValue Quoted(string field)
    {
        var text = new StringBuilder();
        int at = 1;
        for (; at < field.Length; at++)
        {
            if (field[at] == '\'')
            {
                if (at + 1 >= field.Length || field[at + 1] != '\'') break;
                at++;
            }

            text.Append(field[at]);
        }

        int slash = at < field.Length ? field.IndexOf('/', at) : -1;
        string value = text.ToString().Trim();
        return new FitsValue(value, slash < 0 ? "" : field[(slash + 1)..].Trim(), value.EndsWith('&'));
    }
}
