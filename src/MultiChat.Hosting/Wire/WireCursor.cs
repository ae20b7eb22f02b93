using MultiChat.Dialogs;
using MultiChat.Lists;
using NodaTime;

namespace MultiChat.Hosting.Wire;

/// <summary>The cursor of a list by last activity as an opaque text.</summary>
internal static class WireCursor
{
    public static string? Text(ListCursor? cursor) => cursor is null ? null : CursorText.Of([], cursor.LastAt, cursor.Dialog);

    public static ListCursor? Parse(string? text) => text is null ? null
        : CursorText.Parse(text) is ([], var at, var dialog) ? new ListCursor { LastAt = at, Dialog = dialog }
        : throw CursorText.OfAnotherOrder();
}
