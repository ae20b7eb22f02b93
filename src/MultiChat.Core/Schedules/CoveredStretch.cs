using NodaTime;

namespace MultiChat.Schedules;

/// <summary>A time in which the same number of operators are on duty.</summary>
/// <param name="Time">From its start up to its end and without it.</param>
/// <param name="Operators">How many; 0 for a hole.</param>
public readonly record struct CoveredStretch(Interval Time, int Operators);
