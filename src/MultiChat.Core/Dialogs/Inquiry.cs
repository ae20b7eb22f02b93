using MultiChat.Clients;
using MultiChat.Projects;
using MultiChat.Team;
using NodaTime;

namespace MultiChat.Dialogs;

/// <summary>One matter of a client: the opening of a dialog starts one, and so do a client's message into an archived one (rule D7) and each request (rule P5).</summary>
public sealed record Inquiry
{
    /// <summary>The project.</summary>
    public required ProjectId Project { get; init; }

    /// <summary>Names the inquiry.</summary>
    public required InquiryId Id { get; init; }

    /// <summary>The dialog.</summary>
    public required DialogId Dialog { get; init; }

    /// <summary>The client.</summary>
    public required ClientId Client { get; init; }

    /// <summary>When it began.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>What kind of matter it is, or null where nobody has said (rule J1). A new one has none.</summary>
    public ClassId? Class { get; init; }

    /// <summary>Its number in the project, given by the store when it commits: unique and growing, holes are possible. 0 before.</summary>
    public long Number { get; init; }

    /// <summary>Its number for the client, given by the store: 1, 2, 3 …. 0 before.</summary>
    public long ClientNumber { get; init; }
}
