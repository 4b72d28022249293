using System.Text;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A message that a link has taken, with the moment of virtual time.</summary>
internal sealed record SentMessage(long AtMs, string Topic, byte[] Bytes, int Qos, bool Retain)
{
    /// <summary>The payload as text.</summary>
    public string Payload => Encoding.UTF8.GetString(Bytes);
}
