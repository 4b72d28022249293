using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Mqtt;

/// <summary>Every reason to refuse a command, as it stands in the interface; nothing is changed by a refused one.</summary>
public sealed class CommandRefusalTests
{
    private const string Meters = "MainsMeter=API, EVMeter=API, CircuitMeter=API, Config=Fixed, MaxCurrent=16, ";

    [Theory]
    // Unknown topics.
    [InlineData("", "Nonsense", "1", "unknown topic")]
    [InlineData("", "mode", "Normal", "unknown topic")]
    [InlineData("", "MODE", "Normal", "unknown topic")]
    [InlineData("", "Mode/", "Normal", "unknown topic")]
    [InlineData("", "Mode/x", "Normal", "unknown topic")]
    [InlineData("", "/Mode", "Normal", "unknown topic")]
    [InlineData("", "", "Normal", "unknown topic")]
    [InlineData("", "Set/Mode", "Normal", "unknown topic")]
    [InlineData("", "minCurrent", "8", "unknown topic")]
    [InlineData("", "MainsMeter ", "1:2:3", "unknown topic")]
    [InlineData("", "Result", "x", "unknown topic")]
    [InlineData("", "State", "Charging", "unknown topic")]
    // Options: exact case, nothing around them.
    [InlineData(Meters, "Mode", "smart", "unknown option")]
    [InlineData(Meters, "Mode", "OFF", "unknown option")]
    [InlineData(Meters, "Mode", " Smart", "unknown option")]
    [InlineData(Meters, "Mode", "Smart\n", "unknown option")]
    [InlineData(Meters, "Mode", "", "unknown option")]
    [InlineData(Meters, "Mode", "3", "unknown option")]
    [InlineData(Meters, "Mode", "-1", "unknown option")]
    [InlineData(Meters, "Mode", "1.0", "unknown option")]
    [InlineData("", "Access", "allow", "unknown option")]
    [InlineData("", "Access", "3", "unknown option")]
    [InlineData("", "Access", "", "unknown option")]
    [InlineData("", "CustomButton", "on", "unknown option")]
    [InlineData("", "CustomButton", "1", "unknown option")]
    [InlineData("", "CustomButton", "", "unknown option")]
    [InlineData("", "ClearError", "press", "unknown option")]
    [InlineData("", "ClearError", "", "unknown option")]
    [InlineData("", "ClearOverride", "1", "unknown option")]
    [InlineData("", "Restart", "PRESS ", "unknown option")]
    // Ranges, with the numbers.
    [InlineData("", "CurrentOverride", "59", "out of range 0, 60..130")]
    [InlineData("", "CurrentOverride", "131", "out of range 0, 60..130")]
    [InlineData("", "CurrentOverride", "-1", "out of range 0, 60..130")]
    [InlineData("", "CurrentOverride", "-2147483648", "out of range 0, 60..130")]
    [InlineData("MinCurrent=8, MaxCurrent=32", "CurrentOverride", "79", "out of range 0, 80..320")]
    [InlineData("", "CPPWMOverride", "-2", "out of range -1..1024")]
    [InlineData("", "CPPWMOverride", "1025", "out of range -1..1024")]
    [InlineData("", "ColorOff", "256,0,0", "out of range 0..255")]
    [InlineData("", "ColorOff", "0,0,-1", "out of range 0..255")]
    [InlineData("", "MinCurrent", "5", "out of range 6..16")]
    [InlineData("", "MinCurrent", "17", "out of range 6..16")]
    [InlineData("", "MaxSumMains", "9", "out of range 0, 10..600")]
    [InlineData("", "CurrentMaxSumMains", "601", "out of range 0, 10..600")]
    [InlineData("", "MQTTHeartbeat", "9", "out of range 0, 10..300")]
    [InlineData(Meters, "MainsMeter", "2000:0:0", "out of range -1999..1999")]
    [InlineData(Meters, "MainsMeter", "0:0:-2000", "out of range -1999..1999")]
    [InlineData(Meters, "MainsMeter", "0:0:0:0:-2", "out of range -1..2147483647")]
    [InlineData(Meters, "MainsMeter", "2000:0:0:0:-2", "out of range -1999..1999")]
    [InlineData(Meters, "EVMeter", "1000:0:0:0:0", "out of range 0..999")]
    [InlineData(Meters, "EVMeter", "-1:0:0:0:0", "out of range 0..999")]
    [InlineData(Meters, "EVMeter", "0:0:0:0:-2", "out of range -1..2147483647")]
    [InlineData(Meters, "EVMeter", "-1:-1:-1:0:-2", "out of range -1..2147483647")]
    [InlineData(Meters, "CircuitMeter", "2000:0:0", "out of range -1999..1999")]
    [InlineData(Meters, "CircuitMeter", "0:0:-2000", "out of range -1999..1999")]
    [InlineData("", "HomeBatteryCurrent", "5998", "out of range -5997..5997")]
    [InlineData("", "HomeBatteryCurrent", "-5998", "out of range -5997..5997")]
    [InlineData("", "StartCurrent", "49", "out of range 0..48")]
    [InlineData("", "StopTime", "61", "out of range 0, 1..60")]
    [InlineData("", "ImportCurrent", "-1", "out of range 0..48")]
    // Fields.
    [InlineData(Meters, "MainsMeter", "1:2", "wrong field count")]
    [InlineData(Meters, "MainsMeter", "1:2:3:4", "wrong field count")]
    [InlineData(Meters, "MainsMeter", "1:2:3:4:5:6", "wrong field count")]
    [InlineData(Meters, "EVMeter", "1:2:3", "wrong field count")]
    [InlineData(Meters, "EVMeter", "1:2:3:4", "wrong field count")]
    [InlineData(Meters, "EVMeter", "1:2:3:4:5:6", "wrong field count")]
    [InlineData(Meters, "CircuitMeter", "1:2", "wrong field count")]
    [InlineData(Meters, "CircuitMeter", "1:2:3:4", "wrong field count")]
    [InlineData(Meters, "CircuitMeter", "1:2:3:4:5", "wrong field count")]
    [InlineData("", "HomeBatteryCurrent", "1:2", "wrong field count")]
    [InlineData("", "HomeBatteryCurrent", "1:2:3", "wrong field count")]
    [InlineData("", "ColorOff", "1,2", "wrong field count")]
    [InlineData("", "ColorCustom", "1,2,3,4", "wrong field count")]
    [InlineData("", "ColorOff", "1:2:3", "not a number")]
    [InlineData("", "ColorOff", "1,2,", "not a number")]
    [InlineData(Meters, "MainsMeter", "1:2:", "not a number")]
    [InlineData(Meters, "MainsMeter", "1,2,3", "not a number")]
    [InlineData(Meters, "MainsMeter", "unavailable", "not a number")]
    // Feeds nobody has asked for.
    [InlineData("", "MainsMeter", "1:2:3", "meter is not API")]
    [InlineData("EVMeter=API", "MainsMeter", "1:2:3", "meter is not API")]
    [InlineData("MainsMeter=API", "EVMeter", "1:2:3:4:5", "meter is not API")]
    [InlineData("MainsMeter=API, EVMeter=API", "CircuitMeter", "1:2:3", "meter is not API")]
    // The mode.
    [InlineData(Meters + "Mode=Solar", "CurrentOverride", "100", "not in this mode")]
    [InlineData("", "EVCCID", "ABC", "not in this mode")]
    // Not in this build.
    [InlineData("", "UnlockCable", "PRESS", "not in this build")]
    [InlineData("", "RFID", "04AABBCCDDEE", "not in this build")]
    [InlineData("", "CableLock", "1", "not in this build")]
    [InlineData("", "LoadBl", "Master", "not in this build")]
    // Rules over the whole set.
    [InlineData("MaxCurrent=10", "MinCurrent", "11", "rule: MinCurrent <= MaxCurrent")]
    [InlineData("", "Mode", "Smart", "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("", "Mode", "Solar", "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("", "Mode", "2", "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("", "TimeZone", "Europe/Amsterdam", "rule: TimeZone in POSIX form, as CET-1CEST,M3.5.0,M10.5.0/3")]
    [InlineData("", "TimeZone", "", "rule: TimeZone in POSIX form, as CET-1CEST,M3.5.0,M10.5.0/3")]
    // Install level.
    [InlineData("", "MaxMains", "30", "locked")]
    [InlineData("", "MQTTPassword", "abc", "locked")]
    [InlineData("", "CPPWMOverride", "-1", "locked")]
    // Texts.
    [InlineData("", "RequiredEVCCID", "12345678901234567890123456789012", "too long")]
    [InlineData("", "RequiredEVCCID", "a\nb", "control character")]
    [InlineData("", "RequiredEVCCID", "a\0b", "control character")]
    public void Given_an_idle_charger_When_a_write_is_wrong_Then_it_is_refused_with_the_reason(string settings, string name, string payload, string reason)
        => Refusals.AssertRefused(() => new MqttBench(settings), name, payload, reason);

    [Theory]
    [InlineData("EVCCID", "12345678901234567890123456789012", "too long")]
    [InlineData("EVCCID", "a\u0085b", "control character")]
    [InlineData("Restart", "PRESS", "busy")]
    [InlineData("Mode", "charging", "unknown option")]
    [InlineData("CurrentOverride", "1", "out of range 0, 60..160")]
    [InlineData("MainsMeter", "9999:0:0", "out of range -1999..1999")]
    [InlineData("MaxMains", "10", "locked")]
    public void Given_a_charge_in_Smart_When_a_write_is_refused_Then_the_charge_goes_on_as_if_it_had_not_come(string name, string payload, string reason)
    {
        var charger = () =>
        {
            var bench = new MqttBench("MainsMeter=API, EVMeter=API, Config=Fixed, MaxCurrent=16, Mode=Smart", plugged: true) { Sim = { FeedMs = 2000, FeedEv = true } };
            bench.Run(20);
            Assert.Equal("Charging", bench.Last("State"));
            return bench;
        };
        Refusals.AssertRefused(charger, name, payload, reason);
    }

    [Theory]
    [InlineData("MaxCurrent=64, Config=Fixed", "Config", "Socket", "rule: MaxCurrent <= 63 with Config Socket")]
    [InlineData("", "MaxCurrent", "64", "rule: MaxCurrent <= 63 with Config Socket")]
    [InlineData("MinCurrent=10", "MaxCurrent", "9", "rule: MinCurrent <= MaxCurrent")]
    [InlineData("MainsMeter=API, Mode=Smart", "MainsMeterType", "Disabled", "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("", "MQTTPrefix", "a/#", "rule: MQTTPrefix without + # $, no / at the ends, no //")]
    [InlineData("", "MQTTPrefix", "a//b", "rule: MQTTPrefix without + # $, no / at the ends, no //")]
    [InlineData("", "DiscoveryPrefix", "ha/", "rule: DiscoveryPrefix without + # $, no / at the ends, no //")]
    [InlineData("", "MQTTPort", "0", "out of range 1..65535")]
    [InlineData("", "MainsMeterType", "api", "unknown option")]
    [InlineData("", "MainsMeterType", "Sensorbox", "not in this build")]
    [InlineData("MainsMeter=API, Mode=Solar", "MainsMeterType", "Disabled", "rule: Mode Smart or Solar needs MainsMeter")]
    [InlineData("", "CircuitMeterType", "Eastron3P", "not in this build")]
    [InlineData("", "EnableC2", "Sometimes", "unknown option")]
    [InlineData("", "Switch", "grid relay", "unknown option")]
    [InlineData("", "MQTTHost", "a\tb", "control character")]
    public void Given_an_unlocked_charger_When_an_install_value_is_wrong_Then_it_is_refused_all_the_same(string settings, string name, string payload, string reason)
        => Refusals.AssertRefused(() => new MqttBench(settings, unlocked: true), name, payload, reason);
}
