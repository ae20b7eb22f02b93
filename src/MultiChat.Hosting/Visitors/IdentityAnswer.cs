using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Visitors;

internal sealed record IdentityAnswer
{
    public required Guid Visitor { get; init; }

    /// <summary>The request said of nobody who it is: the browser is a visitor from now on.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Only for a new visitor whom the page keeps itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Token { get; init; }

    public required bool HasDialog { get; init; }

    public required string Ticket { get; init; }

    public required string TicketExpiresAt { get; init; }
}
