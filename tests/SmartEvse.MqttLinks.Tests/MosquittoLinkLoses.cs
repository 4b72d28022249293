namespace SmartEvse.MqttLinks.Tests;

public sealed class MosquittoLinkLoses() : LossContract(() => new MosquittoLink());
