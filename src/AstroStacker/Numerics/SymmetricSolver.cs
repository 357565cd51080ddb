namespace AstroStacker.Numerics;

/// <summary>Small symmetric positive definite systems (normal equations) by Cholesky's method, row-major.</summary>
public static class SymmetricSolver
{
    /// <summary>
    /// Replaces the lower triangle by the factor L of L L'; false where the matrix isn't positive definite.
    /// </summary>
    public static bool Factor(Span<double> matrix, int size)
    {
        for (int column = 0; column < size; column++)
        {
            double diagonal = matrix[column * size + column];
            double least = 1e-14 * Math.Abs(diagonal);
            for (int k = 0; k < column; k++) diagonal -= matrix[column * size + k] * matrix[column * size + k];
            if (!(diagonal > least)) return false;
            double root = Math.Sqrt(diagonal);
            matrix[column * size + column] = root;
            for (int row = column + 1; row < size; row++)
            {
                double value = matrix[row * size + column];
                for (int k = 0; k < column; k++) value -= matrix[row * size + k] * matrix[column * size + k];
                matrix[row * size + column] = value / root;
            }
        }

        return true;
    }

    /// <summary>Solves with what <see cref="Factor"/> left; the right-hand side becomes the solution.</summary>
    public static void Substitute(ReadOnlySpan<double> factor, int size, Span<double> right)
    {
        for (int row = 0; row < size; row++)
        {
            double value = right[row];
            for (int k = 0; k < row; k++) value -= factor[row * size + k] * right[k];
            right[row] = value / factor[row * size + row];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            double value = right[row];
            for (int k = row + 1; k < size; k++) value -= factor[k * size + row] * right[k];
            right[row] = value / factor[row * size + row];
        }
    }

    /// <summary>Factor and Substitute in one; false where the matrix isn't positive definite.</summary>
    public static bool Solve(Span<double> matrix, int size, Span<double> right)
    {
        if (!Factor(matrix, size)) return false;
        Substitute(matrix, size, right);
        return true;
    }

    /// <summary>
    /// One element of the inverse's diagonal, from what <see cref="Factor"/> left: a parameter's variance.
    /// </summary>
    public static double InverseDiagonal(ReadOnlySpan<double> factor, int size, int index)
    {
        Span<double> unit = stackalloc double[size];
        unit[index] = 1;
        Substitute(factor, size, unit);
        return unit[index];
    }
}
