using MultiChat.Dialogs;
using MultiChat.Reading;

namespace MultiChat.Hosting.Visitors;

internal sealed record WireVisitorDialog
{
    public required string Status { get; init; }

    public required WireOperator? Operator { get; init; }

    public static WireVisitorDialog? Of(VisitorDialog? dialog) => dialog is null ? null : new WireVisitorDialog
    {
        Status = dialog.Status == DialogStatus.Open ? "open" : "archived",
        Operator = dialog.Operator is { } name ? new WireOperator { Name = name, Photo = dialog.Photo?.Value } : null,
    };
}
