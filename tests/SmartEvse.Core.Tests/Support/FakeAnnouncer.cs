using System.Collections.Generic;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Core.Tests.Support;

/// <summary>Announces a given number of entities, and notes what it is asked for.</summary>
internal sealed class FakeAnnouncer : IAnnouncer
{
    private int _next;

    /// <summary>How many entities there are.</summary>
    public int Entities { get; init; } = 30;

    /// <summary>How often it was told to start over.</summary>
    public int Restarts { get; private set; }

    /// <summary>The settings it was last asked to follow.</summary>
    public SettingsValues? Followed { get; private set; }

    /// <summary>The topics of the entities.</summary>
    public IEnumerable<string> Topics
    {
        get
        {
            for (var i = 0; i < Entities; i++) yield return Topic(i);
        }
    }

    /// <inheritdoc/>
    public void Restart()
    {
        Restarts++;
        _next = 0;
    }

    /// <inheritdoc/>
    public void Follow(SettingsValues settings) => Followed = settings;

    /// <inheritdoc/>
    public bool SendNext(IMqttLink link)
    {
        if (_next == Entities || !link.Publish(Topic(_next), "{}"u8.ToArray(), 2, 0, true)) return false;
        _next++;
        return true;
    }

    private static string Topic(int i) => $"homeassistant/sensor/{i}/config";
}
