namespace MultiChat.Testing.Conformance;

/// <summary>A store breaks a rule of its port. The message names the rule and what was seen instead.</summary>
/// <param name="message">The rule and what was seen.</param>
/// <param name="inner">What the store threw, if it did.</param>
public sealed class ConformanceException(string message, Exception? inner = null) : Exception(message, inner);
