using MultiChat.Projects;

namespace MultiChat.Hosting.Wire;

/// <summary>From which pages a handshake or a change may come: the host's own, or those of the site's allowed origins, compared exactly.</summary>
internal static class OriginRule
{
    /// <exception cref="WireException">Another origin.</exception>
    public static void Check(HttpContext context, Site? site)
    {
        var request = context.Request;
        // Scripts cannot set this header, and behind any proxy it says what the browser sees.
        if (request.Headers["Sec-Fetch-Site"] == "same-origin" || request.Headers.Origin is not [{ Length: > 0 } origin, ..])
        {
            return;
        }

        var own = $"{request.Scheme}://{request.Host}";
        if (!string.Equals(origin, own, StringComparison.OrdinalIgnoreCase)
            && site?.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase) != true)
        {
            context.RequestServices.GetRequiredService<DeploymentAdvice>().OriginRefused(origin, own);
            throw WireException.OriginForbidden(origin, own);
        }
    }
}
