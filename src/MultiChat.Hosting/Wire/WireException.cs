namespace MultiChat.Hosting.Wire;

/// <summary>A request that is wrong before the domain hears of it.</summary>
internal sealed class WireException(string code, int status, string title) : Exception(title)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public string? Member { get; init; }

    public string? Detail { get; init; }

    public int? RetryAfter { get; init; }

    public static WireException Malformed(string? member = null) =>
        new("malformed", StatusCodes.Status400BadRequest, "The input is not of this method's shape.") { Member = member };

    public static WireException UnknownField(string member) =>
        new("unknown_field", StatusCodes.Status400BadRequest, "The input has a member that this method does not know.") { Member = member };

    public static WireException HeaderRequired() =>
        new("header_required", StatusCodes.Status400BadRequest, "A change needs the header X-MultiChat: 1.");

    public static WireException NotSignedIn() =>
        new("not_signed_in", StatusCodes.Status401Unauthorized, "Nobody is signed in here.");

    public static WireException OriginForbidden(string? origin, string own) =>
        new("origin_forbidden", StatusCodes.Status403Forbidden, "Pages of this origin may not use the chat.")
        {
            Detail = $"The page is of {origin}, this host of {own}. Behind a proxy, forward its host name and scheme.",
        };

    public static WireException TooLarge() =>
        new("too_large", StatusCodes.Status413PayloadTooLarge, "A body has at most 128 KB.");

    public static WireException NotJson() =>
        new("not_json", StatusCodes.Status415UnsupportedMediaType, "A body is JSON in UTF-8, and its Content-Type says so: application/json.");

    public static WireException Stopping() =>
        new("busy", StatusCodes.Status503ServiceUnavailable, "This host is stopping; try again.") { RetryAfter = 1 };

    public static WireException TooMany(int retryAfter) =>
        new("too_many", StatusCodes.Status429TooManyRequests, "Too many; try again later.") { RetryAfter = retryAfter };
}
