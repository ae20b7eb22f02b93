using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Visitors;

/// <summary>The shapes of a visitor's page.</summary>
[JsonSerializable(typeof(HelloInput))]
[JsonSerializable(typeof(HelloAnswer))]
[JsonSerializable(typeof(VisitInput))]
[JsonSerializable(typeof(JoinInput))]
[JsonSerializable(typeof(SendInput))]
[JsonSerializable(typeof(LeaveRequestInput))]
[JsonSerializable(typeof(VisitorLogInput))]
[JsonSerializable(typeof(VisitorHistoryInput))]
[JsonSerializable(typeof(VisitorAppliedInput))]
[JsonSerializable(typeof(VisitorReadInput))]
[JsonSerializable(typeof(VisitorEndInput))]
[JsonSerializable(typeof(VisitorTypingInput))]
[JsonSerializable(typeof(WireVisitorTyping))]
[JsonSerializable(typeof(IdentityInput))]
[JsonSerializable(typeof(IdentityAnswer))]
[JsonSerializable(typeof(AvailabilityAnswer))]
[JsonSerializable(typeof(WireVisitorSnapshot))]
[JsonSerializable(typeof(WireVisitorCatchUp))]
[JsonSerializable(typeof(WireVisitorHistory))]
[JsonSerializable(typeof(VisitorMessageAnswer))]
[JsonSerializable(typeof(VisitorMarks))]
internal sealed partial class VisitorJson : JsonSerializerContext;
