using System;
using System.Buffers;
using SmartEvse.Core.Rest;

namespace SmartEvse.Virtual.WebServer;

/// <summary>Collects a response, so that its length can be told. A PC has the room.</summary>
internal sealed class BufferedResponse : IRestSink
{
    private readonly ArrayBufferWriter<byte> _body = new();

    internal int Status { get; private set; }

    internal string ContentType { get; private set; } = "";

    internal string Header { get; private set; } = "";

    internal string Value { get; private set; } = "";

    internal byte[] Body => _body.WrittenSpan.ToArray();

    /// <inheritdoc/>
    public void Begin(int status, string contentType, string header, string value)
    {
        Status = status;
        ContentType = contentType;
        Header = header;
        Value = value;
    }

    /// <inheritdoc/>
    public void Write(byte[] bytes, int count) => _body.Write(bytes.AsSpan(0, count));
}
