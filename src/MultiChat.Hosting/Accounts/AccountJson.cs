using System.Text.Json.Serialization;

namespace MultiChat.Hosting.Accounts;

/// <summary>The shapes of signing in and of one's own account.</summary>
[JsonSerializable(typeof(SignInInput))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(SignInWays))]
[JsonSerializable(typeof(ForgottenInput))]
[JsonSerializable(typeof(LinkInput))]
[JsonSerializable(typeof(AccountAnswer))]
[JsonSerializable(typeof(PasswordInput))]
[JsonSerializable(typeof(ChangePasswordInput))]
[JsonSerializable(typeof(SessionIdInput))]
[JsonSerializable(typeof(FactorOfferAnswer))]
[JsonSerializable(typeof(TurnOnInput))]
[JsonSerializable(typeof(RecoveryCodesAnswer))]
internal sealed partial class AccountJson : JsonSerializerContext;
