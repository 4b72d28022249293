using System.Text;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>One call of a link's handler.</summary>
public sealed record ReceivedMessage(string Topic, byte[] Payload, bool Retained)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}
