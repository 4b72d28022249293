namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLinkCarries() : MessageContract(() => new MosquittoLink());
