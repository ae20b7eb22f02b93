namespace MultiChat.Simulation.Faults;

/// <summary>The store did not answer as it should; whether it did what it was asked is not known.</summary>
internal sealed class StorageFailedException() : Exception("The simulated store failed.");
