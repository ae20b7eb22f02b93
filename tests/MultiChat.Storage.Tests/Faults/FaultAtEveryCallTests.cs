using MultiChat.Testing.Faults;

namespace MultiChat.Storage.Faults;

/// <summary>One call of the storage goes wrong, each in turn and in every way; who did not get an answer tries again.</summary>
public sealed class FaultAtEveryCallTests
{
    public static TheoryData<string, FaultKind, bool> Faults
    {
        get
        {
            var faults = new TheoryData<string, FaultKind, bool>();
            foreach (var store in Stores.All.Keys)
            {
                faults.Add(store, FaultKind.BeforeEffect, false);
                faults.Add(store, FaultKind.AfterEffect, false);
                faults.Add(store, FaultKind.Cancel, false);
                faults.Add(store, FaultKind.Hang, false);
                faults.Add(store, FaultKind.Hang, true);
            }

            return faults;
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public Task A_talk_with_a_fault_at_any_call_leaves_what_one_without_faults_leaves(string store, FaultKind kind, bool restarts) =>
        EveryCall.StrikeAsync(Stores.All[store], kind, restarts);
}
