using System.Linq;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Rest;

/// <summary>The session log over REST: what MQTT has on <c>Sessions</c>.</summary>
public sealed class SessionsDocumentTests
{
    [Fact]
    public void Given_sessions_that_have_ended_When_they_are_read_over_REST_Then_they_are_those_of_MQTT_the_oldest_first()
    {
        var bench = new RestBench("EVMeter=API");
        Assert.Equal("[]", bench.Ask("GET", "/api/v1/sessions").Body);
        for (var i = 0; i < 2; i++)
        {
            bench.Sim.Plant.Plug();
            bench.Mqtt.Run(120);
            bench.Sim.Plant.Unplug();
            bench.Mqtt.Run(30);
        }

        var rest = bench.Ask("GET", "/api/v1/sessions").Json.EnumerateArray().ToList();
        Assert.Equal([1, 2], rest.Select(s => s.GetProperty("n").GetInt32()));
        Assert.All(rest, s => Assert.InRange(s.GetProperty("chargingS").GetInt32(), 90, 120));
        var last = bench.Mqtt.Last("LastSession");
        Assert.Equal(last, rest[1].GetRawText().Replace(",\"last\":2}", "}", System.StringComparison.Ordinal));

        Assert.Equal(404, bench.Authorised("POST", "/api/v1/set/Sessions", "PRESS").Status);
        Assert.Equal(405, bench.Authorised("POST", "/api/v1/sessions").Status);
    }
}
