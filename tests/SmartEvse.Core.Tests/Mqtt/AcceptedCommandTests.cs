using System.Linq;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>What every topic below <c>Set/</c> takes, what it answers, and where it is echoed.</summary>
public sealed class AcceptedCommandTests
{
    private const string Meters = "MainsMeter=API, EVMeter=API, Config=Fixed, MaxCurrent=16";

    [Theory]
    [InlineData("Mode", "Normal", "Normal", "Mode", "Normal")]
    [InlineData("Mode", "0", "Normal", "Mode", "Normal")]
    [InlineData("Mode", "Smart", "Smart", "Mode", "Smart")]
    [InlineData("Mode", "1", "Smart", "Mode", "Smart")]
    [InlineData("Mode", "Solar", "Solar", "Mode", "Solar")]
    [InlineData("Mode", "2", "Solar", "Mode", "Solar")]
    [InlineData("Mode", "Off", "Off", "Mode", "Off")]
    [InlineData("Mode", "Off", "Off", "Access", "Deny")]
    [InlineData("Mode", "Pause", "Pause", "Mode", "Pause")]
    [InlineData("Mode", "Pause", "Pause", "Access", "Pause")]
    [InlineData("Access", "Deny", "Deny", "Access", "Deny")]
    [InlineData("Access", "Deny", "Deny", "Mode", "Off")]
    [InlineData("Access", "Allow", "Allow", "Access", "Allow")]
    [InlineData("Access", "Pause", "Pause", "Access", "Pause")]
    [InlineData("Access", "2", "Pause", "Access", "Pause")]
    [InlineData("CurrentOverride", "60", "60", "ChargeCurrentOverride", "60")]
    [InlineData("CurrentOverride", "160", "160", "ChargeCurrentOverride", "160")]
    [InlineData("CurrentOverride", "0", "0", "ChargeCurrentOverride", "0")]
    [InlineData("CPPWMOverride", "-1", "-1", "CPPWMOverride", "-1")]
    [InlineData("CPPWMOverride", "0", "0", "CPPWMOverride", "0")]
    [InlineData("CPPWMOverride", "1", "1", "CPPWMOverride", "1")]
    [InlineData("CPPWMOverride", "1024", "1024", "CPPWMOverride", "1024")]
    [InlineData("EVCCID", "F0:7F 'x'", "F0:7F 'x'", "EVCCID", "F0:7F 'x'")]
    [InlineData("EVCCID", "1234567890123456789012345678901", "1234567890123456789012345678901", "EVCCID", "1234567890123456789012345678901")]
    [InlineData("EVCCID", "", "", "EVCCID", "")]
    [InlineData("ColorOff", "1,2,3", "1,2,3", "LEDColorOff", "1,2,3")]
    [InlineData("ColorNormal", "0,0,0", "0,0,0", "LEDColorNormal", "0,0,0")]
    [InlineData("ColorSmart", "255,255,255", "255,255,255", "LEDColorSmart", "255,255,255")]
    [InlineData("ColorSolar", "255,0,1", "255,0,1", "LEDColorSolar", "255,0,1")]
    [InlineData("ColorCustom", "007,8,9", "7,8,9", "LEDColorCustom", "7,8,9")]
    [InlineData("CustomButton", "On", "On", "CustomButton", "On")]
    [InlineData("CustomButton", "Off", "Off", "CustomButton", "Off")]
    [InlineData("ClearOverride", "PRESS", "0", "ChargeCurrentOverride", "0")]
    [InlineData("CurrentMaxSumMains", "0", "0", "MaxSumMains", "0")]
    [InlineData("CurrentMaxSumMains", "55", "55", "MaxSumMains", "55")]
    [InlineData("MaxSumMains", "55", "55", "MaxSumMains", "55")]
    [InlineData("MainsMeterType", "API", "API", "MainsMeterType", "API")]
    [InlineData("EVMeterType", "0", "Disabled", "EVMeterType", "Disabled")]
    [InlineData("MaxCurrent", "14", "14", "MaxCurrent", "140")]
    [InlineData("Switch", "7", "Custom S", "Switch", "Custom S")]
    [InlineData("Switch", "Grid Relay", "Grid Relay", "Switch", "Grid Relay")]
    [InlineData("Switch", "Grid Relay", "Grid Relay", "GridRelayLimit", "ON")]
    [InlineData("Switch", "Sma-Sol B", "Sma-Sol B", "Switch", "Sma-Sol B")]
    [InlineData("EnableC2", "Auto", "Auto", "EnableC2", "Auto")]
    [InlineData("EnableC2", "2", "Solar Off", "EnableC2", "Solar Off")]
    [InlineData("CircuitMeterType", "API", "API", "CircuitMeterOnline", "OFF")]
    [InlineData("StartCurrent", "48", "48", "StartCurrent", "48")]
    [InlineData("StopTime", "0", "0", "StopTime", "0")]
    [InlineData("ImportCurrent", "30", "30", "ImportCurrent", "30")]
    [InlineData("TimeZone", "EST5EDT", "EST5EDT", "TimeZone", "EST5EDT")]
    [InlineData("DelayedStart", "2026-06-21T23:00", "2026-06-21T23:00", "DelayedStart", "2026-06-21T23:00")]
    [InlineData("DelayedStart", "2024-01-01T00:00", "2024-01-01T00:00", "DelayedStart", "2024-01-01T00:00")]
    [InlineData("DelayedStart", "2099-12-31T23:59", "2099-12-31T23:59", "DelayedStart", "2099-12-31T23:59")]
    [InlineData("DelayedStart", "", "", "DelayedStart", "")]
    [InlineData("DelayedStop", "2028-02-29T06:00", "2028-02-29T06:00", "DelayedStop", "2028-02-29T06:00")]
    [InlineData("DelayedRepeat", "On", "On", "DelayedRepeat", "On")]
    [InlineData("DelayedCharging", "Off", "Off", "DelayedCharging", "Off")]
    [InlineData("LedMode", "Public", "Public", "LedMode", "Public")]
    [InlineData("MQTTHeartbeat", "0", "0", "MQTTHeartbeat", "0")]
    [InlineData("RequiredEVCCID", "# & % \" ü€", "# & % \" ü€", "RequiredEVCCID", "# & % \" ü€")]
    public void Given_a_plugged_and_unlocked_charger_When_a_legal_write_comes_Then_it_is_accepted_and_echoed(string name, string payload, string value, string state, string echo)
    {
        var bench = new MqttBench(Meters, unlocked: true, plugged: true);
        bench.Link.Forget();

        var answer = bench.Ask(name, payload);

        Assert.Equal(new MqttBench.Answer("Set/" + name, payload, true, "", value), answer);
        Assert.Equal(echo, bench.Last(state));
    }

    [Theory]
    [InlineData("Mode", "Pause")]
    [InlineData("CurrentOverride", "100")]
    [InlineData("ColorOff", "1,2,3")]
    [InlineData("CustomButton", "On")]
    [InlineData("MinCurrent", "8")]
    [InlineData("RequiredEVCCID", "ABC")]
    public void Given_a_value_that_is_in_force_already_When_it_is_written_again_Then_it_is_answered_and_echoed_again(string name, string payload)
    {
        var bench = new MqttBench(Meters);
        var first = bench.Ask(name, payload);
        bench.Run(1);
        bench.Link.Forget();

        Assert.Equal(first, bench.Ask(name, payload));
        Assert.Single(bench.States, m => m.Payload == payload);
    }

    [Fact]
    public void Given_a_fault_that_is_over_When_ClearError_is_pressed_Then_it_is_gone()
    {
        var bench = new MqttBench(Meters + ", RCmon=Enabled");
        bench.Sim.Plant.RcmFault = true;
        bench.Run(1);
        bench.Sim.Plant.RcmFault = false;
        bench.Run(1);
        Assert.Equal("RCM Tripped", bench.Last("Error"));

        Assert.Equal(new MqttBench.Answer("Set/ClearError", "PRESS", true, "", ""), bench.Ask("ClearError", "PRESS"));

        bench.Run(0.5);
        Assert.Equal("None", bench.Last("Error"));
    }

    [Fact]
    public void Given_nothing_that_charges_When_Restart_is_pressed_Then_it_is_answered_and_asked_for()
    {
        var bench = new MqttBench();
        Assert.False(bench.Sim.Outputs.Restart);

        Assert.Equal(new MqttBench.Answer("Set/Restart", "PRESS", true, "", ""), bench.Ask("Restart", "PRESS"));

        Assert.True(bench.Sim.Outputs.Restart);
    }

    [Fact]
    public void Given_all_meters_on_API_When_feeds_come_Then_they_are_published_and_not_answered()
    {
        var bench = new MqttBench(Meters + ", CircuitMeter=API");
        bench.Link.Forget();
        bench.Write("MainsMeter", "-15:25:1999:-2500:123456");
        bench.Write("EVMeter", "100:0:999:6900:5000");
        bench.Write("CircuitMeter", "-1999:0:321");
        bench.Write("HomeBatteryCurrent", "-5997");
        bench.Run(0.2);

        Assert.Empty(bench.Answers);
        Assert.Equal(("-1999", "0", "321", "-5997"), (bench.Last("CircuitCurrentL1"), bench.Last("CircuitCurrentL2"), bench.Last("CircuitCurrentL3"), bench.Last("HomeBatteryCurrent")));
        Assert.Equal("ON", bench.Last("CircuitMeterOnline"));
        Assert.Equal(("-15", "25", "1999", "-2500", "123456"), (bench.Last("MainsCurrentL1"), bench.Last("MainsCurrentL2"), bench.Last("MainsCurrentL3"), bench.Last("MainsPower"), bench.Last("MainsImportActiveEnergy")));
        Assert.Equal(("100", "0", "999", "6900", "5000"), (bench.Last("EVCurrentL1"), bench.Last("EVCurrentL2"), bench.Last("EVCurrentL3"), bench.Last("EVChargePower"), bench.Last("EVTotalEnergyCharged")));
        Assert.Equal(("ON", "ON"), (bench.Last("MainsMeterOnline"), bench.Last("EVMeterOnline")));
    }

    [Fact]
    public void Given_access_off_When_a_mode_is_chosen_Then_it_grants_access_as_in_the_manual()
    {
        var bench = new MqttBench(Meters);
        bench.Ask("Access", "Deny");

        Assert.True(bench.Ask("Mode", "Smart").Accepted);

        Assert.Equal(AccessStatus.Allow, bench.Settings.State(StoredState.Access));
        Assert.Equal(ChargeMode.Smart, bench.Settings.Mode);
    }

    [Fact]
    public void Given_every_name_of_the_tables_When_it_is_looked_up_Then_it_is_known_in_exactly_that_case()
    {
        var row = new SettingRow();
        foreach (var name in CommandNames.All)
        {
            Assert.NotEqual(CommandTopic.Unknown, CommandTopics.Find(name, row));
            Assert.Equal(CommandTopic.Unknown, CommandTopics.Find(name.ToLowerInvariant(), row));
        }

        Assert.Equal(CommandNames.All.Count(), CommandNames.All.Distinct().Count());
    }
}
