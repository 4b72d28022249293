using System;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using SmartEvse.MeterFeed.CommandLine;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.HomeWizard;

/// <summary>A HomeWizard device to ask.</summary>
public sealed record HomeWizardPlan : SourcePlan
{
    /// <inheritdoc/>
    public override string Kind => "homewizard";

    /// <summary>The device.</summary>
    public HostPort Host { get; init; }

    /// <summary>Which interface.</summary>
    public HomeWizardVersion Version { get; init; } = HomeWizardVersion.V1;

    /// <summary>Token of v2.</summary>
    public string Token { get; init; } = "";

    /// <summary>HomeWizard's authority, for v2.</summary>
    public X509Certificate2? Authority { get; init; }

    /// <summary>The device's name in its certificate; empty = any device of the authority.</summary>
    public string Identity { get; init; } = "";

    /// <inheritdoc/>
    public override IMeterSource Make(SourceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        bool isEncrypted = Version == HomeWizardVersion.V2;
        var address = new UriBuilder(isEncrypted ? "https" : "http", Host.Host, Host.Port ?? (isEncrypted ? 443 : 80)).Uri;
        HttpMessageHandler handler = Authority is { } authority
            ? new HomeWizardTrust(authority, Identity).CreateHandler()
            : new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false };
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = HomeWizardSource.LongestAnswer };
        var maker = new ReadingMaker(Adjustment, context.Counters, context.Log);
        return new HomeWizardSource(http, address, Version, Token, context.Interval, maker, context.Counters, context.Log, context.Time);
    }
}
