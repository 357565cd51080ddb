namespace AstroStacker.Tests.Architecture;

/// <summary>A type by the namespace and name of the outermost type around it.</summary>
internal readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>One type names another anywhere in its compiled form.</summary>
internal readonly record struct TypeUse(TypeName From, TypeName To);
