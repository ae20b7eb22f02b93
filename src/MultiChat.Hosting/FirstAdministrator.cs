namespace MultiChat.Hosting;

/// <summary>The person who can sign in first.</summary>
public sealed record FirstAdministrator
{
    /// <summary>The e-mail, which is the login.</summary>
    public required string Email { get; init; }

    /// <summary>The password, 8 to 200 characters. Take it from the configuration, never from the source code.</summary>
    public required string Password { get; init; }

    /// <summary>First name.</summary>
    public string FirstName { get; init; } = "Administrator";

    /// <summary>Last name; "-" means "not given".</summary>
    public string LastName { get; init; } = "-";
}
