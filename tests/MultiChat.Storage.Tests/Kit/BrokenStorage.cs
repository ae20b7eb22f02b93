using MultiChat.Testing.Twins;

namespace MultiChat.Storage.Kit;

/// <summary>A right storage with something wrong in some ports.</summary>
internal sealed class BrokenStorage(ChatStorage inner) : OverriddenStorage(inner)
{
    public override string Description => "broken";
}
