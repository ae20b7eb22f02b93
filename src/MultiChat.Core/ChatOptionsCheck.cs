using Microsoft.Extensions.Options;

namespace MultiChat;

/// <summary>Holds the rules' numbers to their bounds, at the host's start.</summary>
internal sealed class ChatOptionsCheck : IValidateOptions<ChatOptions>
{
    public ValidateOptionsResult Validate(string? name, ChatOptions options)
    {
        var errors = options.Errors().ToList();
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
