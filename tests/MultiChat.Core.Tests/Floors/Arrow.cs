namespace MultiChat.Floors;

/// <summary>A file of one room uses a type of another.</summary>
/// <param name="From">The user's room.</param>
/// <param name="To">The type's room.</param>
/// <param name="File">The user.</param>
/// <param name="Type">The type.</param>
public sealed record Arrow(string From, string To, string File, string Type)
{
    public override string ToString() => $"{From}/{File} -> {To}/{Type}";
}
