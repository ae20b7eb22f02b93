using System.Text.Json;
using MultiChat.Hosting.Wire;
using MultiChat.Team;

namespace MultiChat.Hosting.Desk;

/// <summary>One thing the desk can do, behind both its entrances: the hub call of this name, and the REST request.</summary>
internal sealed record DeskMethod
{
    public required string Name { get; init; }

    public required string Verb { get; init; }

    /// <summary>The REST path behind <c>v1/p/{project}</c>; its parameters are members of the input.</summary>
    public required string Path { get; init; }

    public required Type Input { get; init; }

    public required Type Answer { get; init; }

    public required Func<DeskActor, JsonElement, ValueTask<RawJson>> RunAsync { get; init; }

    /// <summary>Whether the answer may be Resync in place of <see cref="Answer"/>.</summary>
    public bool MayResync { get; private init; }

    /// <summary>The names of the path's parameters.</summary>
    public IReadOnlyList<string> PathMembers { get; private init; } = [];

    public static DeskMethod Of<TInput, TAnswer>(string name, string verb, string path, Func<DeskActor, TInput, ValueTask<TAnswer>> run)
        where TInput : class
        where TAnswer : class =>
        Raw<TInput, TAnswer>(name, verb, path, async (me, input) => WireJson.Write(await run(me, input)));

    /// <summary>A method that reads on from a place; where the place is not of this log, the answer is Resync.</summary>
    public static DeskMethod OrResync<TInput, TAnswer>(string name, string verb, string path, Func<DeskActor, TInput, ValueTask<TAnswer?>> run)
        where TInput : class
        where TAnswer : class =>
        Raw<TInput, TAnswer>(name, verb, path, async (me, input) => await run(me, input) is { } news ? WireJson.Write(news) : WireResync.Answer) with
        {
            MayResync = true,
        };

    private static DeskMethod Raw<TInput, TAnswer>(string name, string verb, string path, Func<DeskActor, TInput, ValueTask<RawJson>> run)
        where TInput : class =>
        new()
        {
            Name = name,
            Verb = verb,
            Path = path,
            Input = typeof(TInput),
            Answer = typeof(TAnswer),
            PathMembers = [.. path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'))],
            RunAsync = (me, input) => run(me, StrictReader.Read<TInput>(input)),
        };
}
