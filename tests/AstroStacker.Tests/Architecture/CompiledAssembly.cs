using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace AstroStacker.Tests.Architecture;

/// <summary>
/// Every use of one type by another that an assembly's metadata holds: base types, interfaces, constraints, fields,
/// signatures, local variables, attributes, caught exceptions and each instruction of each body. What lies in a nested or compiler-made
/// type counts for the outermost type around it. Constants are copied by the compiler and leave no trace here.
/// </summary>
internal sealed class CompiledAssembly : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly ReferencedTypes _types;
    private readonly HashSet<TypeUse> _uses = [];

    private CompiledAssembly(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        _types = new ReferencedTypes(_metadata);
    }

    public static IReadOnlySet<TypeUse> UsesIn(string path)
    {
        using var assembly = new CompiledAssembly(path);
        foreach (var handle in assembly._metadata.TypeDefinitions) assembly.AddType(handle);
        return assembly._uses;
    }

    public void Dispose() => _file.Dispose();

    private void AddType(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        _types.Found.Clear();
        if (!type.BaseType.IsNil) _types.Add(type.BaseType);
        foreach (var item in type.GetInterfaceImplementations()) _types.Add(_metadata.GetInterfaceImplementation(item).Interface);
        AddConstraints(type.GetGenericParameters());
        AddAttributes(type.GetCustomAttributes());
        foreach (var item in type.GetFields())
        {
            var field = _metadata.GetFieldDefinition(item);
            field.DecodeSignature(_types, null);
            AddAttributes(field.GetCustomAttributes());
        }

        foreach (var item in type.GetProperties()) AddAttributes(_metadata.GetPropertyDefinition(item).GetCustomAttributes());
        foreach (var item in type.GetEvents()) AddAttributes(_metadata.GetEventDefinition(item).GetCustomAttributes());
        foreach (var item in type.GetMethods()) AddMethod(_metadata.GetMethodDefinition(item));

        var from = _types.OutermostOf(handle);
        foreach (var to in _types.Found)
            if (to != from) _uses.Add(new TypeUse(from, to));
    }

    private void AddMethod(MethodDefinition method)
    {
        method.DecodeSignature(_types, null);
        AddConstraints(method.GetGenericParameters());
        AddAttributes(method.GetCustomAttributes());
        foreach (var item in method.GetParameters()) AddAttributes(_metadata.GetParameter(item).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0) return;

        var body = _file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil) _types.Add(body.LocalSignature);
        foreach (var region in body.ExceptionRegions)
            if (!region.CatchType.IsNil) _types.Add(region.CatchType);
        foreach (var token in InstructionTokens.In(body.GetILReader())) _types.Add(token);
    }

    private void AddConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters)
            foreach (var constraint in _metadata.GetGenericParameter(parameter).GetConstraints())
                _types.Add(_metadata.GetGenericParameterConstraint(constraint).Type);
    }

    private void AddAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes) _types.Add(_metadata.GetCustomAttribute(attribute).Constructor);
    }
}
