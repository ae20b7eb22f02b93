namespace MultiChat.Hosting.Accounts;

/// <summary>Where a sign-in comes from: what its tries are counted by.</summary>
internal sealed record SignInPlace
{
    /// <summary>The network, as <see cref="Limits"/> tells them apart.</summary>
    public required string Network { get; init; }

    /// <summary>The token by which the browser is known, if it brought one.</summary>
    public string? DeviceToken { get; init; }

    /// <summary>The browser in words, or null.</summary>
    public string? Device { get; init; }
}
