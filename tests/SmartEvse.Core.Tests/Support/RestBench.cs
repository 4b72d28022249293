using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Settings;
using SmartEvse.Simulation;
using Xunit;

namespace SmartEvse.Core.Tests.Support;

/// <summary>A charger with its REST interface in virtual time, beside MQTT on the same charger.</summary>
internal sealed class RestBench
{
    /// <summary>The moment of every request: 2026-06-15T10:00Z.</summary>
    public const long UtcS = 1781517600;

    /// <summary>A charger on these settings that has started a while ago.</summary>
    public RestBench(string settings = "", bool unlocked = false, bool plugged = false)
    {
        Mqtt = new MqttBench(settings, unlocked, plugged);
        Server = new RestServer(Mqtt.Sim.Charger, MqttBench.Serial, Mqtt.Session.Status, Token);
    }

    /// <summary>The token.</summary>
    public static RestToken Token { get; } = RestToken.Make([.. Enumerable.Range(1, RestToken.Length).Select(i => (byte)(i * 7))]);

    /// <summary>The charger on MQTT.</summary>
    public MqttBench Mqtt { get; }

    /// <summary>The interface under test.</summary>
    public RestServer Server { get; }

    /// <summary>The charger and its world.</summary>
    public SimulatedCharger Sim => Mqtt.Sim;

    /// <summary>The settings.</summary>
    public SettingsValues Settings => Mqtt.Settings;

    /// <summary>A request of a client without a token.</summary>
    public Reply Ask(string method, string url, string body = "") => Ask(Request(method, url, Encoding.UTF8.GetBytes(body)));

    /// <summary>A request of a client that has the token.</summary>
    public Reply Authorised(string method, string url, string body = "")
    {
        var request = Request(method, url, Encoding.UTF8.GetBytes(body));
        request.Authorization = "Bearer " + Token.Text;
        return Ask(request);
    }

    /// <summary>A request, and its answer within the time a client waits.</summary>
    public Reply Ask(RestRequest request)
    {
        var sink = new Sink();
        var exchange = Server.Begin(request, sink, Sim.NowMs);
        for (var i = 0; i < 400 && !exchange.IsDone; i++)
        {
            Mqtt.Step();
            exchange.Poll(Sim.NowMs);
        }

        Assert.True(exchange.IsDone, "not answered");
        return sink.Reply(Sim.NowMs);
    }

    /// <summary>A request as a shell reads it from the network.</summary>
    public static RestRequest Request(string method, string url, byte[] body)
    {
        var parts = url.Split('?', 2);
        return new RestRequest { Method = method, Path = parts[0], Query = parts.Length > 1 ? parts[1] : "", Host = "smartevse-1234.local", Body = body, BodyLength = body.Length, UtcS = UtcS };
    }

    /// <summary>A response.</summary>
    internal sealed record Reply(int Status, string Type, string Header, string Value, byte[] Bytes, int LargestPiece, long AtMs)
    {
        /// <summary>The body as text.</summary>
        public string Body => Encoding.UTF8.GetString(Bytes);

        /// <summary>The body as JSON.</summary>
        public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

        /// <summary>A member of the body as it is written, by the names on the way; null when it is not there.</summary>
        public string? this[string path]
        {
            get
            {
                var at = Json;
                foreach (var name in path.Split('.'))
                {
                    if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
                }

                return at.ValueKind == JsonValueKind.String ? at.GetString() : at.GetRawText();
            }
        }
    }

    /// <summary>Takes a response in pieces.</summary>
    internal sealed class Sink : IRestSink
    {
        private readonly List<byte> _bytes = [];
        private int _status;
        private int _largest;
        private (string Type, string Header, string Value) _head;

        public void Begin(int status, string contentType, string header, string value)
        {
            Assert.Equal(0, _status);
            _status = status;
            _head = (contentType, header, header.Length == 0 ? "" : value);
        }

        public void Write(byte[] bytes, int count)
        {
            Assert.NotEqual(0, _status);
            _largest = Math.Max(_largest, count);
            _bytes.AddRange(bytes.AsSpan(0, count));
        }

        public Reply Reply(long atMs) => new(_status, _head.Type, _head.Header, _head.Value, [.. _bytes], _largest, atMs);
    }
}
