using System.Collections.Generic;
using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>The announcer on a link with little room: what was announced is taken back to the last message.</summary>
public sealed class AnnouncerRoomTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Given_a_link_with_little_room_When_everything_is_taken_back_in_several_calls_Then_nothing_stays(int room)
    {
        var link = new NarrowLink { Room = 1000 };
        var announcer = new HomeAssistantAnnouncer(new SettingsValues(), new DeviceInfo { Serial = "1234" });
        announcer.Restart();
        while (announcer.SendNext(link)) link.Room = 1000;
        Assert.InRange(link.Kept.Count, 30, 1000);
        link.Removed.Clear();

        var calls = 1;
        for (link.Room = room; !announcer.RemoveAll(link); link.Room = room) calls++;

        Assert.Empty(link.Kept);
        Assert.Equal(room < 1000, calls > 1);
        Assert.Equal(link.Removed.Count, link.Removed.Distinct().Count());
        Assert.False(announcer.SendNext(link));
    }

    private sealed class NarrowLink : IMqttLink
    {
        internal int Room { get; set; }

        internal HashSet<string> Kept { get; } = [];

        internal List<string> Removed { get; } = [];

        public bool IsConnected => true;

        public void SetHandler(MqttMessageHandler handler)
        {
        }

        public string? Connect(MqttConnectOptions options) => null;

        public bool Subscribe(string topicFilter, int qos) => true;

        public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
        {
            if (Room == 0) return false;
            Room--;
            if (length > 0)
            {
                Kept.Add(topic);
                return true;
            }

            Kept.Remove(topic);
            Removed.Add(topic);
            return true;
        }

        public void Disconnect()
        {
        }
    }
}
