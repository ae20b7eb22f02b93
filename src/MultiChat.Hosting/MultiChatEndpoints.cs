namespace MultiChat.Hosting;

/// <summary>What <c>MapMultiChat</c> has mapped, to add conventions to. No convention opens the desk: its doors look the operator up themselves.</summary>
public sealed class MultiChatEndpoints : IEndpointConventionBuilder
{
    internal MultiChatEndpoints(IEndpointConventionBuilder visitors, IEndpointConventionBuilder desk) => (Visitors, Desk) = (visitors, desk);

    /// <summary>The widget, its pages and its entrances. They allow anonymous visitors.</summary>
    public IEndpointConventionBuilder Visitors { get; }

    /// <summary>The console, signing in, and the operators' entrances.</summary>
    public IEndpointConventionBuilder Desk { get; }

    /// <inheritdoc/>
    public void Add(Action<EndpointBuilder> convention)
    {
        Visitors.Add(convention);
        Desk.Add(convention);
    }

    /// <inheritdoc/>
    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        Visitors.Finally(finallyConvention);
        Desk.Finally(finallyConvention);
    }
}
