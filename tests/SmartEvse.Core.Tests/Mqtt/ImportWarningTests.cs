using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>IMPORT below START and MIN: taken as the manual allows it, with the manual's warning.</summary>
public sealed class ImportWarningTests
{
    private const string Warning = "warning: ImportCurrent below StartCurrent + MinCurrent of each phase may not charge at all";

    [Theory]
    [InlineData("Not present", "21", Warning)]
    [InlineData("Not present", "22", "")]
    [InlineData("Always Off", "9", Warning)]
    [InlineData("Always Off", "10", "")]
    [InlineData("Auto", "10", "")]
    [InlineData("Always On", "10", Warning)]
    public void Given_R07_START_4_and_MIN_6_When_IMPORT_is_written_Then_it_is_accepted_and_warned_of_when_it_is_too_small(string contact2, string import, string reason)
    {
        var answer = new MqttBench($"Mode=Solar, MainsMeter=API, EnableC2={contact2}").Ask("ImportCurrent", import);

        Assert.Equal((true, reason, import), (answer.Accepted, answer.Reason, answer.Value));
    }

    [Fact]
    public void Given_a_warning_When_another_row_is_written_next_Then_it_is_not_repeated()
    {
        var bench = new MqttBench("Mode=Solar, MainsMeter=API");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(Warning, bench.Ask("ImportCurrent", "1").Reason);
            Assert.Equal("", bench.Ask("StopTime", "5").Reason);
        }
    }
}
