namespace MultiChat.Storage.Conformance;

/// <summary>Can reopen and does not say so: the kit would ask less of it than it can.</summary>
internal sealed class SilentlySurvivingFactory : SurvivingMemoryFactory
{
    public override bool Survives => false;
}
