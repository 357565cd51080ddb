namespace AstroStacker.Registration.Asterisms;

/// <summary>The shape of a quad: four numbers between -1 and 1.</summary>
internal readonly record struct QuadCode(float Cx, float Cy, float Dx, float Dy)
{
    /// <summary>The shape a mirror shows.</summary>
    public QuadCode Mirrored => new(Cx, -Cy, Dx, -Dy);

    public bool IsNear(in QuadCode other, float tolerance) =>
        Math.Abs(Cx - other.Cx) <= tolerance && Math.Abs(Cy - other.Cy) <= tolerance
        && Math.Abs(Dx - other.Dx) <= tolerance && Math.Abs(Dy - other.Dy) <= tolerance;
}
