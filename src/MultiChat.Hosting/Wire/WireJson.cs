using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MultiChat.Hosting.Accounts;
using MultiChat.Hosting.Desk;
using MultiChat.Hosting.Visitors;

namespace MultiChat.Hosting.Wire;

/// <summary>The shapes of the wire.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(WireClient))]
[JsonSerializable(typeof(WireMessage))]
[JsonSerializable(typeof(SignInInput))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(HelloInput))]
[JsonSerializable(typeof(HelloAnswer))]
[JsonSerializable(typeof(JoinInput))]
[JsonSerializable(typeof(SendInput))]
[JsonSerializable(typeof(VisitorLogInput))]
[JsonSerializable(typeof(VisitorHistoryInput))]
[JsonSerializable(typeof(VisitorAppliedInput))]
[JsonSerializable(typeof(VisitorReadInput))]
[JsonSerializable(typeof(IdentityInput))]
[JsonSerializable(typeof(IdentityAnswer))]
[JsonSerializable(typeof(AvailabilityAnswer))]
[JsonSerializable(typeof(WireVisitorSnapshot))]
[JsonSerializable(typeof(WireVisitorCatchUp))]
[JsonSerializable(typeof(WireVisitorHistory))]
[JsonSerializable(typeof(VisitorMessageAnswer))]
[JsonSerializable(typeof(VisitorMarks))]
[JsonSerializable(typeof(TextsInput))]
[JsonSerializable(typeof(TextsAnswer))]
[JsonSerializable(typeof(StartInput))]
[JsonSerializable(typeof(ListInput))]
[JsonSerializable(typeof(SearchInput))]
[JsonSerializable(typeof(DialogInput))]
[JsonSerializable(typeof(DeskLogInput))]
[JsonSerializable(typeof(DeskHistoryInput))]
[JsonSerializable(typeof(RevisionsInput))]
[JsonSerializable(typeof(AnswerInput))]
[JsonSerializable(typeof(EditInput))]
[JsonSerializable(typeof(NoteInput))]
[JsonSerializable(typeof(MoveInput))]
[JsonSerializable(typeof(HandOverInput))]
[JsonSerializable(typeof(DeskReadInput))]
[JsonSerializable(typeof(ClientInput))]
[JsonSerializable(typeof(FillCardInput))]
[JsonSerializable(typeof(SwitchInput))]
[JsonSerializable(typeof(WireDesk))]
[JsonSerializable(typeof(WireRows))]
[JsonSerializable(typeof(WireThread))]
[JsonSerializable(typeof(WireDeskCatchUp))]
[JsonSerializable(typeof(WireDeskHistory))]
[JsonSerializable(typeof(WireRevisions))]
[JsonSerializable(typeof(MessageAnswer))]
[JsonSerializable(typeof(ItemAnswer))]
[JsonSerializable(typeof(RowAnswer))]
[JsonSerializable(typeof(ClientAnswer))]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(WireMarks))]
[JsonSerializable(typeof(WirePresence))]
[JsonSerializable(typeof(WireSections))]
[JsonSerializable(typeof(WireMembers))]
[JsonSerializable(typeof(WireStatus))]
internal sealed partial class WireJson : JsonSerializerContext
{
    public static RawJson Write<T>(T value) => new(JsonSerializer.SerializeToUtf8Bytes(value, typeof(T), Readable.Json));

    /// <summary>The shapes, written so that Cyrillic and emoji stay as they are: JSON of ours stands in no page.</summary>
    private static class Readable
    {
        public static readonly WireJson Json = new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
