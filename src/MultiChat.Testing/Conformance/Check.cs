using System.Diagnostics.CodeAnalysis;

namespace MultiChat.Testing.Conformance;

/// <summary>What a case says when it sees something else than it should.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool holds, string what)
    {
        if (!holds)
        {
            throw new ConformanceException($"Expected that {what}.");
        }
    }

    public static void Equal<T>(T expected, T actual, string what) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} is <{expected}>, not <{actual}>");

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        That(left.SequenceEqual(right), $"{what} are <{string.Join(", ", left)}>, not <{string.Join(", ", right)}>");
    }

    /// <summary>The same things in any order.</summary>
    public static void Same<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var (left, right) = (expected.ToList(), actual.ToList());
        That(
            left.Count == right.Count && left.ToHashSet().SetEquals(right),
            $"{what} are in any order <{string.Join(", ", left)}>, not <{string.Join(", ", right)}>");
    }

    public static void Nothing<T>(T? actual, string what) => That(actual is null, $"there is no {what}, not <{actual}>");

    public static T Found<T>([NotNull] T? actual, string what)
    {
        That(actual is not null, $"{what} is found, not null");
        return actual;
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> act, string what)
        where TException : Exception
    {
        try
        {
            await act();
        }
        catch (TException expected)
        {
            return expected;
        }

        throw new ConformanceException($"Expected that {what} throws {typeof(TException).Name}.");
    }
}
