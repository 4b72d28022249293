namespace SmartEvse.Core.Mqtt
{
    /// <summary>What a session with a broker is opened with.</summary>
    public sealed class MqttConnectOptions
    {
        /// <summary>Host name or address of the broker.</summary>
        public string Host = "";

        /// <summary>TCP port, 1..65535.</summary>
        public int Port = 1883;

        /// <summary>Client id; never contains <c>/</c>, <c>+</c> or <c>#</c> (vendor issue 129).</summary>
        public string ClientId = "";

        /// <summary>User name; empty = anonymous. Any character.</summary>
        public string User = "";

        /// <summary>Password; any character.</summary>
        public string Password = "";

        /// <summary>Encrypt with TLS and verify the broker's certificate and name.</summary>
        public bool Tls;

        /// <summary>File with the CA certificate (PEM on a PC); empty = the system's own list.</summary>
        public string CaFile = "";

        /// <summary>Topic of the will; empty = no will.</summary>
        public string WillTopic = "";

        /// <summary>Payload of the will; QoS 0, retained.</summary>
        public string WillPayload = "";

        /// <summary>Keep-alive in seconds (the C++ firmware's value).</summary>
        public int KeepAliveSeconds = 15;
    }
}
