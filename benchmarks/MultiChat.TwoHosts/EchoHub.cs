using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.SignalR;

namespace MultiChat.Benchmarks;

/// <summary>Says what it is told.</summary>
internal sealed class EchoHub : Hub
{
    [SuppressMessage("Performance", "CA1822", Justification = "SignalR calls no static methods.")]
    public string Echo(string text) => text;
}
