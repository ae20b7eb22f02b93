using NodaTime;

namespace MultiChat.Availability;

/// <summary>Whether a new chat can begin, and when one can again (rules P4, P5).</summary>
/// <param name="Available">Whether an available operator could get it.</param>
/// <param name="OpensAt">When somebody will be there by the schedules; null while somebody is, or where no schedule says.</param>
internal readonly record struct Opening(bool Available, Instant? OpensAt);
