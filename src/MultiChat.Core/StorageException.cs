namespace MultiChat;

/// <summary>The storage cannot be opened or does not answer. The message names the fix.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
