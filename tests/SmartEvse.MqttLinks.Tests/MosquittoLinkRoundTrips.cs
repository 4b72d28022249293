namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLinkRoundTrips() : RoundTripContract(() => new MosquittoLink());
