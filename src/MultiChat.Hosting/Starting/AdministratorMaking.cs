using MultiChat.Hosting.Accounts;
using MultiChat.Team;

namespace MultiChat.Hosting.Starting;

/// <summary>Makes the administrator of the start option, unless there is one who can sign in (rule T5).</summary>
internal sealed class AdministratorMaking(ChatEngine chat, OperatorAccounts accounts, HostUsers? hostUsers = null)
{
    /// <summary>Whom the Development link signs in where there is no operator. Nobody signs in with this e-mail.</summary>
    public const string Developer = "developer@localhost";

    /// <summary>Whether any member of any project might come to the desk.</summary>
    public bool IsAnybodyThere => chat.Admin.Projects
        .SelectMany(team => team.Members)
        .Any(member => !member.Disabled && !string.Equals(member.Email, Developer, StringComparison.OrdinalIgnoreCase));

    public async Task MakeUnlessThereIsOneAsync(FirstAdministrator first, CancellationToken cancellation)
    {
        var team = chat.Admin.Projects[0];
        foreach (var administrator in team.Members.Where(member => member.Rights.HasFlag(Rights.Administrator)))
        {
            if (!administrator.Disabled && await CanSignInAsync(administrator, cancellation))
            {
                return;
            }
        }

        var folded = EmailAddress.Fold(first.Email);
        var member = team.Members.FirstOrDefault(candidate => string.Equals(EmailAddress.Fold(candidate.Email), folded, StringComparison.Ordinal));
        if (member is null)
        {
            member = await chat.Admin.AddMemberAsync(
                team.Project.Id, first.Email, first.FirstName, first.LastName, Rights.Administrator | Rights.Operator, cancellation: cancellation);
        }
        else
        {
            member = member with { Rights = member.Rights | Rights.Administrator | Rights.Operator, Disabled = false };
            await chat.Admin.SaveMemberAsync(member, cancellation);
        }

        // A password of theirs that opens this stays; none is what a start that was cut off between the two writes has left.
        if (!await HasPasswordAsync(member, cancellation))
        {
            await accounts.SetPasswordAsync(member, first.Password, cancellation);
        }
    }

    private async Task<bool> CanSignInAsync(Member member, CancellationToken cancellation) =>
        await HasPasswordAsync(member, cancellation)
        || (hostUsers is not null && !string.Equals(member.Email, Developer, StringComparison.OrdinalIgnoreCase));

    private async Task<bool> HasPasswordAsync(Member member, CancellationToken cancellation) =>
        await chat.Storage.Accounts.FindAsync(member.Email, cancellation) is { PasswordHash: not null } account && account.Security.Opens(member);
}
