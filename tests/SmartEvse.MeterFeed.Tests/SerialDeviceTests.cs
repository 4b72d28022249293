using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>The real serial code on a pseudo terminal; seconds are virtual, so a run at the pace of a meter takes milliseconds.</summary>
public sealed class SerialDeviceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly string _device = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private PseudoTerminal _cable = new();

    public SerialDeviceTests() => File.CreateSymbolicLink(_device, _cable.Path);

    public void Dispose()
    {
        _cable.Dispose();
        File.Delete(_device);
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(10, 12)]
    public async Task Given_AMeterAtItsPaceOfWhichEveryThirdTelegramIsCut_When_Read_Then_TheWholeOnesAreSentAndTheCutOnesCounted(int intervalSeconds, int telegrams)
    {
        await using var program = Start();
        int whole = 0;
        for (int i = 0; i < telegrams; i++)
        {
            byte[] telegram = Telegrams.At(i * intervalSeconds, powerW: 230 * i);
            if (i % 3 == 2)
            {
                _cable.Write(telegram.AsSpan(0, 20 + i));
            }
            else
            {
                _cable.Write(telegram);
                whole++;
                program.Until(p => p.OutputLines.Length == whole);
            }
            await PassAsync(intervalSeconds);
        }
        Assert.Equal(0, await program.StopAsync());

        Assert.Equal(
            Enumerable.Range(0, telegrams).Where(i => i % 3 != 2).Select(i => $"Set/MainsMeter {10 * i}:0:0:{230 * i}:-1"),
            program.OutputLines);
        // The last one is cut by the end of the run, which is no fault of the meter.
        int cut = telegrams / 3 - (telegrams % 3 == 0 ? 1 : 0);
        Assert.EndsWith($"good {whole}, bad CRC 0, cut {cut}, oversized 0, no CRC 0, refused 0, frozen 0, too soon 0, sent {whole}, dropped 0", program.ErrorLines[^1]);
        Assert.Equal(intervalSeconds == 10, program.Error.Contains("no usable meter reading for 11 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_ACableThatIsUnplugged_When_ItIsPluggedInAgain_Then_TheReadingsGoOn()
    {
        await using var program = Start();
        _cable.Write(Telegrams.At(1, powerW: 230));
        program.Until(p => p.OutputLines.Length == 1);

        _cable.Write(Telegrams.At(2).AsSpan(0, 30));
        _cable.Dispose();
        program.Until(p => p.Error.Contains($"lost {_device}", StringComparison.Ordinal));
        for (int second = 0; second < 20; second++) await PassAsync(1);
        program.Until(p => p.Error.Contains($"cannot open {_device}", StringComparison.Ordinal));

        _cable = new PseudoTerminal();
        File.Delete(_device);
        File.CreateSymbolicLink(_device, _cable.Path);
        program.Until(p =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            // What is written before the device is open again is thrown away as old.
            _cable.Write(Telegrams.At((int)(_time.GetUtcNow() - _time.Start).TotalSeconds, powerW: 460));
            return p.OutputLines.Length > 1;
        });

        Assert.Equal("Set/MainsMeter 20:0:0:460:-1", program.OutputLines[1]);
    }

    [Fact]
    public async Task Given_ALineWith7E1_When_TheParityComesAsTheEighthBit_Then_ItIsMasked()
    {
        await using var program = Start("--baud", "9600", "--format", "7E1");

        _cable.Write(Telegrams.Load(Telegrams.Netherlands42).Select(WithEvenParity).ToArray());
        program.Until(p => p.OutputLines.Length == 1);

        Assert.Equal("Set/MainsMeter 102:0:0:2345:19000500", program.OutputLines.Single());
    }

    [Fact]
    public async Task Given_ControlBytesThatATerminalWouldActOn_When_Read_Then_TheyChangeNothing()
    {
        await using var program = Start();

        // XOFF, interrupt, end of file, erase: only a raw line passes them on.
        _cable.Write([0x13, 0x03, 0x04, 0x7F, .. Telegrams.Load(Telegrams.Belgium)]);
        program.Until(p => p.OutputLines.Length == 1);

        Assert.Equal("Set/MainsMeter 161:105:4:6031:1452919", program.OutputLines.Single());
    }

    [Fact]
    public async Task Given_AFileThatIsNoSerialDevice_When_Opened_Then_TheReasonIsTold()
    {
        string file = Path.GetTempFileName();
        await using var program = new FeedProgram(_time, null, "p1", "--serial", file, "--dry-run");

        program.Until(p => p.Error.Contains($"cannot open {file}: ", StringComparison.Ordinal));
        File.Delete(file);
    }

    private static byte WithEvenParity(byte value) => (byte)(System.Numerics.BitOperations.PopCount(value) % 2 == 1 ? value | 0x80 : value);

    private FeedProgram Start(params string[] more)
    {
        var program = new FeedProgram(_time, null, ["p1", "--serial", _device, "--dry-run", .. more]);
        program.Until(p => p.Error.Contains($"opened {_device}", StringComparison.Ordinal));
        return program;
    }

    /// <summary>Second by second, with room for the program's own timers to be set again.</summary>
    private async Task PassAsync(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2);
        }
    }
}
