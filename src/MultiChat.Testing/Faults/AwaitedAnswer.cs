using System.Collections.Concurrent;
using System.Reflection;

namespace MultiChat.Testing.Faults;

/// <summary>How a method of a port answers: by a task or a value task, with an answer or without one.</summary>
internal abstract class AwaitedAnswer
{
    // What is kept follows from types alone.
    private static readonly ConcurrentDictionary<MethodInfo, AwaitedAnswer> Known = new();

    /// <exception cref="NotSupportedException">The method does not answer so, or takes no token at its end.</exception>
    public static AwaitedAnswer Of(MethodInfo method) => Known.GetOrAdd(method, Make);

    /// <summary>Passes a call through the interceptor.</summary>
    /// <param name="interceptor">The interceptor.</param>
    /// <param name="call">The call.</param>
    /// <param name="make">Makes it on the real store.</param>
    /// <param name="cancellation">The caller's token.</param>
    /// <returns>What the method answers.</returns>
    public abstract object Pass(IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, object?> make, CancellationToken cancellation);

    /// <summary>The proxy unboxes it for the one who awaits it.</summary>
    protected static object Boxed<T>(ValueTask<T> answer) => answer;

    private static AwaitedAnswer Make(MethodInfo method)
    {
        if (method.GetParameters() is not [.., { ParameterType: var last }] || last != typeof(CancellationToken))
        {
            throw new NotSupportedException($"{method.DeclaringType!.Name}.{method.Name} cannot be intercepted: a token must be its last parameter.");
        }

        var answer = method.ReturnType;
        return answer == typeof(Task) ? new Done()
            : answer == typeof(ValueTask) ? new ValueDone()
            : Is(answer, typeof(Task<>)) ? Of(typeof(Answer<>), answer)
            : Is(answer, typeof(ValueTask<>)) ? Of(typeof(ValueAnswer<>), answer)
            : throw new NotSupportedException(
                $"{method.DeclaringType!.Name}.{method.Name} cannot be intercepted: it must answer by a Task or a ValueTask.");
    }

    private static bool Is(Type answer, Type generic) => answer.IsGenericType && answer.GetGenericTypeDefinition() == generic;

    private static AwaitedAnswer Of(Type kind, Type answer) =>
        (AwaitedAnswer)Activator.CreateInstance(kind.MakeGenericType(answer.GetGenericArguments()))!;

    private sealed class ValueAnswer<T> : AwaitedAnswer
    {
        public override object Pass(
            IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, object?> make, CancellationToken cancellation) =>
            Boxed(interceptor.CallAsync(call, token => (ValueTask<T>)make(token)!, cancellation));
    }

    private sealed class Answer<T> : AwaitedAnswer
    {
        public override object Pass(
            IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, object?> make, CancellationToken cancellation) =>
            interceptor.CallAsync(call, token => new ValueTask<T>((Task<T>)make(token)!), cancellation).AsTask();
    }

    private class Done : AwaitedAnswer
    {
        public override object Pass(
            IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, object?> make, CancellationToken cancellation) =>
            PassAsync(interceptor, call, token => (Task)make(token)!, cancellation);

        protected static async Task PassAsync(
            IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, Task> make, CancellationToken cancellation) =>
            await interceptor.CallAsync(call, token => AnsweringNothing(make(token)), cancellation);

        private static async ValueTask<ValueTuple> AnsweringNothing(Task task)
        {
            await task;
            return default;
        }
    }

    private sealed class ValueDone : Done
    {
        public override object Pass(
            IStoreInterceptor interceptor, StoreCall call, Func<CancellationToken, object?> make, CancellationToken cancellation) =>
            new ValueTask(PassAsync(interceptor, call, token => ((ValueTask)make(token)!).AsTask(), cancellation));
    }
}
