using AstroStacker.Numerics;
using Xunit;

namespace AstroStacker.Tests.Numerics;

public sealed class SymmetricSolverTests
{
    [Fact]
    public void Solve_KnownSystem_ReturnsTheSolution()
    {
        // [4 2 0; 2 5 1; 0 1 3] (1, 2, 3) = (8, 15, 11)
        double[] matrix = [4, 2, 0, 2, 5, 1, 0, 1, 3], right = [8, 15, 11];
        Assert.True(SymmetricSolver.Solve(matrix, 3, right));
        Assert.Equal(1, right[0], 1e-12);
        Assert.Equal(2, right[1], 1e-12);
        Assert.Equal(3, right[2], 1e-12);
    }

    [Fact]
    public void Solve_SingularMatrix_SaysSo()
    {
        double[] matrix = [1, 2, 2, 4], right = [1, 2];
        Assert.False(SymmetricSolver.Solve(matrix, 2, right));
    }

    [Fact]
    public void InverseDiagonal_OfAKnownMatrix_IsThatOfItsInverse()
    {
        // The inverse of [2 1; 1 2] is [2 -1; -1 2] / 3.
        double[] matrix = [2, 1, 1, 2];
        Assert.True(SymmetricSolver.Factor(matrix, 2));
        Assert.Equal(2.0 / 3, SymmetricSolver.InverseDiagonal(matrix, 2, 0), 1e-12);
    }
}
