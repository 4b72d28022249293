using System.Collections.Generic;
using System.CommandLine;
using SmartEvse.MeterFeed.HomeWizard;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary><c>meterfeed homewizard</c>.</summary>
internal sealed class HomeWizardCommand : SourceCommand
{
    private readonly Option<string?> _host = new("--host") { HelpName = "HOST[:PORT]", Description = "the device" };
    private readonly Option<string?> _api = new("--api") { HelpName = "1|2", Description = "its local interface [default: 1]" };
    private readonly Option<string?> _tokenFile = new("--token-file") { HelpName = "FILE", Description = "with --api 2: file with the token" };
    private readonly Option<string?> _deviceCa = new("--device-ca") { HelpName = "FILE", Description = "with --api 2: HomeWizard's certificate authority, PEM" };
    private readonly Option<string?> _identity = new("--identity") { HelpName = "NAME", Description = "with --api 2: the name in the device's certificate, for example appliance/p1dongle/5c2fafaabbcc [default: any of that authority]" };

    protected override string Name => "homewizard";

    protected override string Description => "ask a HomeWizard P1 meter or kWh meter through its local API";

    protected override IReadOnlyList<Option> Options => [_host, _api, _tokenFile, _deviceCa, _identity];

    protected override SourcePlan Read(ParseResult parsed) => Read(
        "--",
        parsed.GetValue(_host),
        parsed.GetValue(_api),
        null,
        parsed.GetValue(_tokenFile),
        parsed.GetValue(_deviceCa),
        parsed.GetValue(_identity),
        ("token-file", "device-ca"));

    /// <summary>The rules between the settings.</summary>
    internal static HomeWizardPlan Read(
        string mark, string? host, string? api, string? token, string? tokenFile, string? ca, string? identity, (string TokenFile, string Ca) names)
    {
        WrongCallException.Unless(host is not null, $"{mark}host HOST[:PORT] of the device");
        WrongCallException.Unless(api is null or "1" or "2", $"{mark}api: 1 or 2, not '{api}'");
        bool isV2 = api == "2";
        WrongCallException.Unless(isV2 || (token is null && tokenFile is null && ca is null && identity is null), $"{mark}api 2 beside {mark}{names.TokenFile}, {mark}{names.Ca} and {mark}identity");
        WrongCallException.Unless(!isV2 || (token is null) != (tokenFile is null), $"{mark}{names.TokenFile} FILE with {mark}api 2");
        WrongCallException.Unless(!isV2 || ca is not null, $"{mark}{names.Ca} FILE with {mark}api 2");
        string secret = tokenFile is null ? token ?? "" : SettingTexts.Secret(mark + names.TokenFile, tokenFile);
        WrongCallException.Unless(!isV2 || secret.Length > 0, $"a token in {mark}{names.TokenFile}");
        return new HomeWizardPlan
        {
            Host = SettingTexts.Host(mark + "host", host!),
            Version = isV2 ? HomeWizardVersion.V2 : HomeWizardVersion.V1,
            Token = secret,
            Authority = ca is null ? null : SettingTexts.Authority(mark + names.Ca, ca),
            Identity = identity ?? "",
        };
    }
}
