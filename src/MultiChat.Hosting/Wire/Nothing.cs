namespace MultiChat.Hosting.Wire;

/// <summary>The empty object, as input and as answer.</summary>
internal sealed record Nothing
{
    public static readonly Nothing Value = new();
}
