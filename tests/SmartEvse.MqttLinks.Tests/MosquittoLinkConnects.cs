namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLinkConnects() : ConnectContract(() => new MosquittoLink());
