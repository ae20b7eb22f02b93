using MultiChat.Channels;

namespace MultiChat.Hosting.Channels;

// <endpoint>
public static class SmsEndpoint
{
    public static void MapSms(this WebApplication app) => app.MapPost(
        "/sms",
        async (ReceivedSms sms, ChannelIntake intake, ProjectAdmin admin, CancellationToken cancellation) =>
        {
            var site = admin.FindProject("main")!.Sites[0];
            var from = new ChannelSender
            {
                Project = site.Project,
                Site = site.Id,
                Address = new ChannelAddress { Kind = new("sms"), Value = sms.From },
            };
            await intake.ReceiveAsync(from, key: sms.Id, sms.Text, cancellation);
        });
}
// </endpoint>
