namespace MultiChat.Telemetry;

/// <summary>Marks an exception whose message holds nobody's data, so that it is shown even where messages are masked.</summary>
internal interface IPlainMessage;
