using MultiChat.Events;

namespace MultiChat.Hosting.Desk;

internal sealed record WireRequest
{
    public required string? Name { get; init; }

    public required string? Phone { get; init; }

    public required string? Email { get; init; }

    public required string? Consent { get; init; }

    public static WireRequest Of(RequestLeft left) => new()
    {
        Name = left.Contact.Name,
        Phone = left.Contact.Phone,
        Email = left.Contact.Email,
        Consent = left.Consent,
    };
}
