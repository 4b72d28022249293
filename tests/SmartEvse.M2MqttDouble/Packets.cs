using System;
using System.IO;
using System.Text;
using nanoFramework.M2Mqtt.Exceptions;

namespace nanoFramework.M2Mqtt;

/// <summary>Packets of MQTT 3.1.1, as bytes. It finds what is wrong with a message only here, on the thread that sends.</summary>
internal static class Packets
{
    public const int ConnAck = 2;
    public const int Publish = 3;
    public const int PubAck = 4;
    public const int SubAck = 9;
    public const int UnsubAck = 11;
    public const int PingResp = 13;

    public static readonly byte[] PingRequest = [0xc0, 0];
    public static readonly byte[] Goodbye = [0xe0, 0];

    public static byte[] OfConnect(string clientId, string user, string password, bool willRetain, int willQos, bool will, string willTopic, string willMessage, bool clean, ushort keepAlive)
    {
        bool hasUser = !string.IsNullOrEmpty(user);
        bool hasPassword = !string.IsNullOrEmpty(password);
        if (will ? string.IsNullOrEmpty(willTopic) || string.IsNullOrEmpty(willMessage) : willRetain || willTopic != null || willMessage != null)
            throw new MqttClientException(MqttClientErrorCode.WillWrong);
        using var body = new MemoryStream();
        Text(body, "MQTT");
        body.WriteByte(4);
        body.WriteByte((byte)((hasUser ? 0x80 : 0) | (hasPassword ? 0x40 : 0) | (willRetain ? 0x20 : 0) | (will ? willQos << 3 : 0) | (will ? 4 : 0) | (clean ? 2 : 0)));
        Number(body, keepAlive);
        Text(body, clientId);
        if (will) Text(body, willTopic);
        if (will) Text(body, willMessage);
        if (hasUser) Text(body, user);
        if (hasPassword) Text(body, password);
        return Framed(0x10, body);
    }

    public static byte[] OfPublish(string topic, byte[] message, int qos, bool retain, ushort id, bool again)
    {
        if (topic.IndexOfAny(['#', '+']) >= 0) throw new MqttClientException(MqttClientErrorCode.TopicWildcard);
        using var body = new MemoryStream();
        Text(body, topic);
        if (qos > 0) Number(body, id);
        body.Write(message);
        return Framed((byte)(0x30 | (again ? 8 : 0) | (qos << 1) | (retain ? 1 : 0)), body);
    }

    public static byte[] OfSubscribe(string[] filters, int[] qos, ushort id)
    {
        using var body = new MemoryStream();
        Number(body, id);
        for (int i = 0; i < filters.Length; i++)
        {
            Text(body, filters[i]);
            body.WriteByte((byte)qos[i]);
        }

        return Framed(0x82, body);
    }

    public static byte[] OfUnsubscribe(string[] filters, ushort id)
    {
        using var body = new MemoryStream();
        Number(body, id);
        foreach (string filter in filters) Text(body, filter);
        return Framed(0xa2, body);
    }

    public static byte[] OfPubAck(ushort id) => [0x40, 2, (byte)(id >> 8), (byte)id];

    public static ushort NumberAt(byte[] body, int at) => (ushort)((body[at] << 8) | body[at + 1]);

    private static void Text(MemoryStream body, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Number(body, (ushort)bytes.Length);
        body.Write(bytes);
    }

    private static void Number(MemoryStream body, ushort number)
    {
        body.WriteByte((byte)(number >> 8));
        body.WriteByte((byte)number);
    }

    private static byte[] Framed(byte first, MemoryStream body)
    {
        using var packet = new MemoryStream();
        packet.WriteByte(first);
        int length = (int)body.Length;
        do
        {
            packet.WriteByte((byte)((length & 0x7f) | (length > 0x7f ? 0x80 : 0)));
            length >>= 7;
        }
        while (length > 0);
        body.WriteTo(packet);
        return packet.ToArray();
    }
}
