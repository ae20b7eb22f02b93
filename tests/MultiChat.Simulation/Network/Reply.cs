namespace MultiChat.Simulation.Network;

/// <summary>What a page gets for a call: an answer, a refusal's code, or nothing ("lost").</summary>
internal sealed record Reply<T>
{
    public const string LostCode = "lost";
    public const string InternalCode = "internal";

    public T? Ok { get; init; }

    /// <summary>Null where <see cref="Ok"/> stands.</summary>
    public string? Code { get; init; }

    public Refusal? Refusal { get; init; }

    public bool IsOk => Code is null;

    public bool IsLost => Code == LostCode;

    public static Reply<T> Lost { get; } = new() { Code = LostCode };

    public static async ValueTask<Reply<T>> OfAsync(Func<ValueTask<T>> run)
    {
        try
        {
            return new Reply<T> { Ok = await run() };
        }
        catch (Refusal refusal)
        {
            return new Reply<T> { Code = refusal.Code.Value, Refusal = refusal };
        }
        catch (Exception)
        {
            return new Reply<T> { Code = InternalCode };
        }
    }
}
