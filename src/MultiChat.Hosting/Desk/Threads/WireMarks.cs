using System.Text.Json.Serialization;
using MultiChat.Delivery;
using MultiChat.Dialogs;

namespace MultiChat.Hosting.Desk;

internal sealed record WireMarks
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Dialog { get; init; }

    public required long VisitorDelivered { get; init; }

    public required long VisitorRead { get; init; }

    public required long DeskRead { get; init; }

    public static WireMarks Of(DialogMarks marks, DialogId? dialog = null) => new()
    {
        Dialog = dialog?.Value,
        VisitorDelivered = marks.VisitorDelivered,
        VisitorRead = marks.VisitorRead,
        DeskRead = marks.DeskRead,
    };
}
