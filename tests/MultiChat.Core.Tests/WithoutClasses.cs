using MultiChat.Commits;
using MultiChat.InMemory;
using MultiChat.Testing.Twins;

namespace MultiChat;

/// <summary>A storage that knows nothing of classes, as one of an earlier version.</summary>
internal sealed class WithoutClasses() : DelegatingStorage(new InMemoryStorage())
{
    private IDialogStore? _dialogs;

    public override IDialogStore Dialogs => _dialogs ??= OverriddenPort.Without(Inner.Dialogs, [typeof(IInquiryBook)]);
}
