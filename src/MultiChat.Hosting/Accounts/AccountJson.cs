using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Accounts;

/// <summary>The shapes of signing in.</summary>
[JsonSerializable(typeof(SignInInput))]
[JsonSerializable(typeof(SessionAnswer))]
internal sealed partial class AccountJson : JsonSerializerContext;
