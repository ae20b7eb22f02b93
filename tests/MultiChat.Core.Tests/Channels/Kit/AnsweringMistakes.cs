using MultiChat.Messages;
using static MultiChat.Channels.Kit.ChannelMistakes;

namespace MultiChat.Channels.Kit;

/// <summary>What a whole chat notices.</summary>
internal static class AnsweringMistakes
{
    public static IEnumerable<ChannelMistake> All =>
    [
        WhenSending("tells who the client is at the desk", "Answering.NothingElseGoesOut", (to, message, cancellation) =>
            to.SendAsync(message with { Body = MessageBody.Kept($"{message.Operator}: {message.Text}") }, cancellation)),
        Of("mixes the answers of two clients", "Answering.AnswersReachTheirClients", memory => new WrongSending(memory, ToTheFirstAddress())),
        WhenSending("loses what was sent while it was down", "Answering.FarSideThatWasDownGetsAllInOrder", Swallowing(Send)),
        WhenRevising("revises the last answer", "Answering.EditReachesTheClient", (to, message, cancellation) =>
            to.ReviseAsync(to.ArrivedAt(message.Address.Value)[^1] with { Body = message.Body }, cancellation)),
        WhenRevising("sends the edit of a message that went out late", "Answering.MessageEditedBeforeItWentOut", SendRenewed),
    ];
}
