using Microsoft.Extensions.DependencyInjection;

namespace MultiChat;

/// <summary>Which storage was added, so that a second is refused.</summary>
internal sealed record ChosenStorage(string Name)
{
    /// <summary>Sees that nobody registered a second storage past <see cref="MultiChatBuilder.AddStorage"/>: the last would win in silence.</summary>
    /// <exception cref="InvalidOperationException">There are two.</exception>
    public static void ThrowIfTwo(IServiceCollection services)
    {
        if (services.Count(service => service.ServiceType == typeof(ChatStorage)) > 1)
        {
            throw new InvalidOperationException(
                "MultiChat has two storages: more than one ChatStorage is registered among the services. Remove one of them.");
        }
    }
}
