using System;
using System.IO;
using System.Text;
using SmartEvse.Firmware.Board;
using Xunit;

namespace SmartEvse.Firmware.Tests.Projects;

/// <summary>The table of pins in the docs is that of the code. UPDATE_GOLDEN=1 writes it.</summary>
public sealed class PinsDocTests
{
    private const string Document = "docs/firmware.md";
    private const string Begin = "<!-- pins: written by UPDATE_GOLDEN=1 and the tests of the firmware -->\n";
    private const string End = "<!-- end of pins -->";

    [Fact]
    public void Given_the_pins_of_the_code_When_the_docs_are_read_Then_they_say_the_same()
    {
        var text = Checkout.Read(Document);
        var from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = text.IndexOf(End, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(Checkout.PathOf(Document), text[..from] + Table() + text[to..]);
        else Assert.Equal(Table(), text[from..to]);
    }

    private static string Table()
    {
        var table = new StringBuilder("| Function | v3.0 | v3.1 | At a start | Driver | On hardware |\n|---|---|---|---|---|---|\n");
        for (var role = (PinRole)0; role < PinRole.Count; role++)
            table.Append($"| {role} | {Gpio(role, BoardRevision.V30)} | {Gpio(role, BoardRevision.V31)} | {Words(BoardPins.Use(role))} | {Driver(role)} | never |\n");
        return table.ToString();
    }

    private static string Gpio(PinRole role, BoardRevision revision) => BoardPins.Number(role, revision) is var pin and >= 0 ? pin.ToString() : "-";

    private static string Words(PinUse use) => use switch
    {
        PinUse.OutputLow => "output, low",
        PinUse.OutputHigh => "output, high",
        PinUse.Input => "input",
        PinUse.InputPullUp => "input, pulled up where the chip can",
        PinUse.Pwm => "PWM, 1 kHz",
        _ => "analog",
    };

    private static string Driver(PinRole role) => role switch
    {
        PinRole.LockA or PinRole.LockB or PinRole.LockFeedback => "reserved, idle: Core has no lock yet",
        PinRole.Rs485Rx or PinRole.Rs485Tx or PinRole.Rs485Direction => "reserved, listening",
        PinRole.Buzzer or PinRole.External => "reserved",
        PinRole.Switch => "switch; card reader reserved",
        _ => "yes",
    };
}
