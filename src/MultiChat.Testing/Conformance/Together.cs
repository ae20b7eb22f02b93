namespace MultiChat.Testing.Conformance;

/// <summary>Runs the same thing many times at once.</summary>
internal static class Together
{
    public static Task<T[]> RunAsync<T>(int count, Func<int, Task<T>> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => act(number))));

    public static Task RunAsync(int count, Func<int, Task> act) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => act(number))));
}
