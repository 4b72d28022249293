namespace SmartEvse.MeterFeed.HomeWizard;

/// <summary>The two local interfaces of HomeWizard's devices.</summary>
public enum HomeWizardVersion
{
    /// <summary><c>GET /api/v1/data</c> over HTTP; has to be switched on in the app.</summary>
    V1 = 1,

    /// <summary><c>GET /api/measurement</c> over HTTPS with a token; has to be paired at the device.</summary>
    V2 = 2,
}
