namespace AstroStacker.Registration;

/// <summary>The methods' names, as the command line and the job file write them.</summary>
public static class RegistrationMethods
{
    /// <summary>Lower case, in the order help lists them.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Enum.GetNames<RegistrationMethod>().Select(name => name.ToLowerInvariant())];

    public static string Name(RegistrationMethod method) => method.ToString().ToLowerInvariant();

    /// <summary>Null where no method has this name; case does not matter.</summary>
    public static RegistrationMethod? Parse(string name)
    {
        int index = Names.ToList().FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : (RegistrationMethod)index;
    }
}
