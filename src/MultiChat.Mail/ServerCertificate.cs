using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MultiChat.Mail;

/// <summary>Says whether a server's certificate is right. MailKit's own answer would let some in that the machine does not trust.</summary>
/// <param name="roots">Roots beside those that the machine trusts.</param>
internal sealed class ServerCertificate(X509Certificate2Collection roots)
{
    public bool IsRight(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors switch
    {
        SslPolicyErrors.None => true,
        SslPolicyErrors.RemoteCertificateChainErrors => roots.Count > 0 && certificate is X509Certificate2 shown && LeadsToRoots(shown),
        _ => false,
    };

    private bool LeadsToRoots(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
