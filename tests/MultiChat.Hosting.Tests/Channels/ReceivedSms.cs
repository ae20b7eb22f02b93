namespace MultiChat.Hosting.Channels;

/// <summary>What the gateway posts when somebody writes.</summary>
public sealed record ReceivedSms(string Id, string From, string Text);
