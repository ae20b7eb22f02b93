namespace MultiChat.Hosting.Visitors;

internal sealed record IdentityInput
{
    /// <summary><c>memory</c>: the page has found that its browser refuses the cookie, and keeps the token itself. Otherwise absent.</summary>
    public string? Keep { get; init; }
}
