using Xunit;

namespace SmartEvse.MqttLinks.Tests;

public sealed class MqttLinkFactoryTests
{
    [Fact]
    public void Given_this_build_When_a_link_is_created_Then_it_is_the_one_that_was_selected()
    {
#if MQTTNET
        Assert.IsType<MqttNetLink>(MqttLinkFactory.Create());
        Assert.Equal("MQTTnet", MqttLinkFactory.ClientName);
#else
        Assert.IsType<MosquittoLink>(MqttLinkFactory.Create());
        Assert.Equal("libmosquitto", MqttLinkFactory.ClientName);
#endif
    }
}
