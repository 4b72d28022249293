using System.Collections.Generic;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery.Tests.Schema;
using Xunit;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>The messages that settings lead to, straight from the pure functions.</summary>
internal static class Announcements
{
    /// <summary>The discovery prefix of a factory-new charger.</summary>
    public const string DiscoveryPrefix = "homeassistant";

    /// <summary>A device whose own texts are as long as they can reasonably get.</summary>
    public static DeviceInfo Device { get; } = DeviceWith("1234");

    /// <summary>The same with another serial number.</summary>
    public static DeviceInfo DeviceWith(string serial) => new() { Serial = serial, Version = "v12.34.56-local", Hardware = "ESP32-S3", ConfigurationUrl = "http://192.168.100.100/" };

    /// <summary>Topic and payload of every entity with these settings; the payload is empty when the entity does not apply.</summary>
    public static IEnumerable<(string Topic, string Json)> All(SettingsValues settings, string prefix)
    {
        var table = new EntityTable(settings);
        var writer = new DiscoveryMessage(Device);
        var entity = new Entity();
        var first = true;
        for (var i = 0; i < EntityTable.Count; i++)
        {
            if (!table.Read(i, entity)) continue;
            var json = entity.Applies ? writer.Payload(entity, prefix, first) : "";
            first &= !entity.Applies;
            yield return (DiscoveryMessage.Topic(entity, DiscoveryPrefix, prefix), json);
        }
    }

    /// <summary>The messages that apply, as Home Assistant reads them.</summary>
    public static IReadOnlyList<Message> Read(SettingsValues settings, string prefix)
    {
        var messages = new List<Message>();
        foreach (var (topic, json) in All(settings, prefix))
        {
            if (json.Length == 0) continue;
            Assert.Empty(MessageCheck.Faults(DiscoveryPrefix, topic, json, out var message));
            messages.Add(message!);
        }

        return messages;
    }
}
