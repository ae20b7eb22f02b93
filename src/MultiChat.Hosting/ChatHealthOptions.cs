using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace MultiChat.Hosting;

/// <summary>Adds the check <c>multichat</c> to the app's health checks, once, however often the chat is added.</summary>
internal sealed class ChatHealthOptions : IConfigureOptions<HealthCheckServiceOptions>
{
    public const string Name = "multichat";

    public void Configure(HealthCheckServiceOptions options) => options.Registrations.Add(
        new HealthCheckRegistration(Name, ActivatorUtilities.GetServiceOrCreateInstance<ChatHealthCheck>, failureStatus: null, tags: null));
}
