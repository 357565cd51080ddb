// A small house that breaks the rule in every way a reference can hide: the test of the test.
#pragma warning disable CA1812, CA1822, CA1823, CS0169, CS0649, IDE0051
namespace AstroStacker.Tests.Architecture.Fixture.Pipeline
{
    internal class Target
    {
        public static int Count;

        public static void Act()
        {
        }

        public static T Make<T>() where T : new() => new();
    }

    internal interface ITarget;

    internal sealed class TargetException : Exception;

    [AttributeUsage(AttributeTargets.All)]
    internal sealed class TargetAttribute : Attribute;
}

namespace AstroStacker.Tests.Architecture.Fixture.Imaging
{
    using AstroStacker.Tests.Architecture.Fixture.Pipeline;

    internal sealed class ByBaseType : Target;

    internal sealed class ByInterface : ITarget;

    internal sealed class ByField
    {
        private readonly Target? _target;
    }

    internal sealed class ByArrayField
    {
        private readonly Target[]? _targets;
    }

    internal sealed class ByProperty
    {
        public Target? Value { get; set; }
    }

    internal sealed class ByGenericArgument
    {
        private readonly Dictionary<string, List<Target>>? _targets;
    }

    internal sealed class ByConstraint<T> where T : Target;

    internal sealed class ByParameter
    {
        public void Take(in Target target)
        {
        }
    }

    internal sealed class ByCall
    {
        public void Run() => Target.Act();
    }

    internal sealed class ByStaticField
    {
        public int Run() => Target.Count;
    }

    internal sealed class ByLambda
    {
        public Func<object> Run() => () => new Target();
    }

    internal sealed class ByIterator
    {
        public IEnumerable<object> Run()
        {
            yield return new Target();
        }
    }

    internal sealed class ByNestedType
    {
        private sealed class Inner
        {
            public object Run() => new Target();
        }
    }

    internal sealed class ByTypeOf
    {
        public Type Run() => typeof(Target);
    }

    internal sealed class ByCatch
    {
        public bool Run()
        {
            try
            {
                return true;
            }
            catch (TargetException)
            {
                return false;
            }
        }
    }

    [Target]
    internal sealed class ByAttribute;

    internal sealed class ByParameterAttribute
    {
        public void Take([Target] int value)
        {
        }
    }

    internal sealed class ByGenericCall
    {
        public object Run() => Array.Empty<Target>();
    }
}

namespace AstroStacker.Tests.Architecture.Fixture.Stars
{
    internal sealed class Innocent
    {
        public string? Name { get; set; }
    }

    internal sealed class Sideways
    {
        public object Run() => new Registration.Neighbour();
    }
}

namespace AstroStacker.Tests.Architecture.Fixture.Registration
{
    internal sealed class Neighbour
    {
        public object Below() => new Imaging.ByCall();
    }
}

namespace AstroStacker.Tests.Architecture.Fixture.Utils
{
    internal sealed class Homeless
    {
        public object Below() => new Imaging.ByCall();
    }
}
