namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLinkEncrypts() : TlsContract(() => new MosquittoLink());
