using System.Text.Json;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>One thing the desk can do, behind both its entrances: the hub call of this name, and the REST request.</summary>
internal sealed record DeskMethod
{
    public required string Name { get; init; }

    /// <summary>The right that it needs (rule T1): no entrance runs it without.</summary>
    public required Rights Right { get; init; }

    /// <summary>The REST request's verb, or null where only the hub has it.</summary>
    public required string? Verb { get; init; }

    /// <summary>The REST path behind <c>v1/p/{project}</c>; its parameters are members of the input.</summary>
    public required string Path { get; init; }

    public required Type Input { get; init; }

    public required Type Answer { get; init; }

    /// <summary>Runs it, on both entrances alike; null where each entrance has its own way, because a connection has a session.</summary>
    public Func<DeskActor, JsonElement, ValueTask<RawJson>>? RunAsync { get; private init; }

    /// <summary>Whether the answer may be Resync in place of <see cref="Answer"/>.</summary>
    public bool MayResync { get; private init; }

    /// <summary>The names of the path's parameters.</summary>
    public IReadOnlyList<string> PathMembers { get; private init; } = [];

    public static DeskMethod Of<TInput, TAnswer>(string name, Rights right, string verb, string path, Func<DeskActor, TInput, ValueTask<TAnswer>> run)
        where TInput : class
        where TAnswer : class =>
        Raw<TInput, TAnswer>(name, right, verb, path, async (me, input) => WireJson.Write(await run(me, input)));

    /// <summary>A method that reads on from a place; where the place is not of this log, the answer is Resync.</summary>
    public static DeskMethod OrResync<TInput, TAnswer>(
        string name, Rights right, string verb, string path, Func<DeskActor, TInput, ValueTask<TAnswer?>> run)
        where TInput : class
        where TAnswer : class =>
        Raw<TInput, TAnswer>(name, right, verb, path, async (me, input) => await run(me, input) is { } news ? WireJson.Write(news) : WireResync.Answer) with
        {
            MayResync = true,
        };

    /// <summary>A method that each entrance runs in its own way.</summary>
    public static DeskMethod Live<TInput, TAnswer>(string name, Rights right, string? verb, string path)
        where TInput : class
        where TAnswer : class =>
        new()
        {
            Name = name,
            Right = right,
            Verb = verb,
            Path = path,
            Input = typeof(TInput),
            Answer = typeof(TAnswer),
            PathMembers = MembersOf(path),
        };

    private static DeskMethod Raw<TInput, TAnswer>(
        string name, Rights right, string verb, string path, Func<DeskActor, TInput, ValueTask<RawJson>> run)
        where TInput : class
        where TAnswer : class =>
        Live<TInput, TAnswer>(name, right, verb, path) with { RunAsync = (me, input) => run(me, StrictReader.Read<TInput>(input)) };

    private static IReadOnlyList<string> MembersOf(string path) =>
        [.. path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))];
}
