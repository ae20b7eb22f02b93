using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MultiChat.Testing.Wire;

namespace MultiChat.Hosting.Guest;

/// <summary>A host that has begun to stop lets nobody in, and says so to everybody who is there.</summary>
public sealed class StoppingTests
{
    [Fact]
    public async Task Every_entrance_answers_503_with_a_time_to_come_back()
    {
        var stopping = new StoppingInstant();
        await using var host = await TestHost.StartAsync(add: chat => chat.Services.AddSingleton(new Entrances.Shutdown(stopping)));
        await using var walk = await Walk.BeginAsync(host);
        using var http = new HttpClient();
        stopping.Begin();

        foreach (var endpoint in Walk.EndpointsOf(host))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(host.Mount, endpoint.RoutePattern.RawText!));
                request.Headers.Add("X-MultiChat", "1");
                using var answer = await http.SendAsync(request);
                answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, endpoint.DisplayName);
                answer.Headers.RetryAfter.Should().NotBeNull(endpoint.DisplayName);
            }
        }
    }

    [Fact]
    public async Task It_is_no_longer_ready()
    {
        var stopping = new StoppingInstant();
        await using var host = await TestHost.StartAsync(add: chat => chat.Services.AddSingleton(new Entrances.Shutdown(stopping)));
        stopping.Begin();

        var report = await host.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["multichat"].Status.Should().Be(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Every_connection_is_told_before_it_ends()
    {
        // However busy the machine is: what is looked at is what is said, and how soon it all ends is for real processes to show.
        var host = await TestHost.StartAsync(add: chat => chat.Services.AddSingleton(services =>
            new Entrances.Shutdown(services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>()) { Courtesy = TimeSpan.FromSeconds(30) }));
        await using var anna = await host.OperatorAsync();
        var visitors = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.VisitorAsync()));

        await host.App.StopAsync();

        foreach (var hub in visitors.Select(visitor => visitor.Hub).Append(anna.Hub))
        {
            (await hub.Closed.InTimeAsync()).Should().Match<HubClosure>(closure => closure.Announced && closure.Error == null);
            hub.Frames[^1].Should().Be("{\"type\":7}\u001e");
        }

        await host.DisposeAsync();
    }
}
