using System.Globalization;
using System.Reflection;
using AstroStacker.Pipeline;
using AstroStacker.Testing;
using Xunit;

namespace AstroStacker.Tests.Architecture;

/// <summary>What users of the library may call, member by member: it changes when somebody means it to, never by the way.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly | BindingFlags.NonPublic;

    private static readonly string[] s_compilers =
        ["Equals", "GetHashCode", "ToString", "PrintMembers", "<Clone>$", "Deconstruct", "op_Equality", "op_Inequality"];

    /// <summary>PublicApi.txt beside this test; after a change that is meant: UPDATE_PUBLIC_API=1 ./test.sh.</summary>
    [Fact]
    public void PublicMembers_AreThoseOfTheList()
    {
        string path = Path.Combine(Repository.Root, "tests", "AstroStacker.Tests", "Architecture", "PublicApi.txt");
        string[] members = [.. Members().Distinct().Order(StringComparer.Ordinal)];
        if (Environment.GetEnvironmentVariable("UPDATE_PUBLIC_API") == "1") File.WriteAllLines(path, members);
        string[] listed = File.ReadAllLines(path);
        Assert.Equal([], members.Except(listed).Select(member => $"new: {member}"));
        Assert.Equal([], listed.Except(members).Select(member => $"gone: {member}"));
    }

    private static IEnumerable<string> Members()
    {
        foreach (var type in typeof(StackPipeline).Assembly.GetExportedTypes())
        {
            yield return Name(type);
            foreach (var member in type.GetMembers(Declared).Where(IsSeen)) yield return $"{Name(type)}.{Text(member)}";
        }
    }

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily) && !IsCompilers(method),
        FieldInfo field => field.IsPublic || field.IsFamily,
        PropertyInfo property => property.GetAccessors(nonPublic: false).Length > 0,
        _ => false,
    };

    /// <summary>Accessors show as properties; what records get of the compiler says nothing.</summary>
    private static bool IsCompilers(MethodBase method) =>
        (method.IsSpecialName && method is MethodInfo && !method.Name.StartsWith("op_", StringComparison.Ordinal))
        || s_compilers.Contains(method.Name)
        || method.GetParameters() is [var only] && only.ParameterType == method.DeclaringType && method.IsConstructor;

    private static string Text(MemberInfo member) => member switch
    {
        MethodBase method => string.Create(
            CultureInfo.InvariantCulture,
            $"{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})"
            + $"{(method is MethodInfo info ? $": {Name(info.ReturnType)}" : "")}"),
        PropertyInfo { SetMethod.IsPublic: true } property => $"{property.Name}: {Name(property.PropertyType)} {{ set }}",
        PropertyInfo property => $"{property.Name}: {Name(property.PropertyType)}",
        FieldInfo field => $"{field.Name}: {Name(field.FieldType)}",
        _ => member.Name,
    };

    private static string Name(Type type)
    {
        if (type.IsByRef) return $"{Name(type.GetElementType()!)}&";
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (type.IsGenericParameter) return type.Name;
        string own = type.DeclaringType is { } outer ? $"{Name(outer)}.{type.Name}" : type.FullName ?? type.Name;
        own = own.Split('`')[0];
        return type.IsGenericType ? $"{own}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : own;
    }
}
