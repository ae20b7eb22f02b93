namespace MultiChat.Telemetry;

/// <summary>Of an exception whose message holds nothing of anybody's, and may be read wherever exceptions are masked.</summary>
internal interface IPlainMessage;
