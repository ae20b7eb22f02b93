using MultiChat.Lists;

namespace MultiChat.Hosting.Wire;

/// <summary>The cursor of a list by what is to be done as an opaque text.</summary>
internal static class WireToDoCursor
{
    public static string? Text(ToDoPlace? place) => place is null ? null : CursorText.Of([(byte)place.Band], place.At, place.Dialog);

    public static ToDoPlace? Parse(string? text) => text is null ? null
        : CursorText.Parse(text) is not ([var band], var at, var dialog) ? throw CursorText.OfAnotherOrder()
        : Enum.IsDefined((ToDoBand)band) ? new ToDoPlace { Band = (ToDoBand)band, At = at, Dialog = dialog }
        : throw WireException.Malformed("cursor");
}
