using MultiChat.Clients;

namespace MultiChat.Hosting.Visitors;

/// <summary>Who a browser is, after it asked.</summary>
/// <param name="Actor">The visitor.</param>
/// <param name="IsNew">Made by this request.</param>
/// <param name="Token">For the page to keep, where there is no cookie; null otherwise: the token behind a cookie is told to no script.</param>
internal sealed record KnownVisitor(VisitorActor Actor, bool IsNew, string? Token);
