using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MultiChat.Hosting;

/// <summary>Adds the check <c>multichat</c> to the app's health checks, once, however often the chat is added.</summary>
internal sealed class ChatHealthOptions : IConfigureOptions<HealthCheckServiceOptions>
{
    public const string Name = "multichat";

    /// <summary>Readiness: a host that cannot store takes no visitors.</summary>
    private static readonly string[] _tags = ["ready", Name];

    public void Configure(HealthCheckServiceOptions options) => options.Registrations.Add(
        new HealthCheckRegistration(Name, ActivatorUtilities.GetServiceOrCreateInstance<ChatHealthCheck>, failureStatus: null, _tags));
}
