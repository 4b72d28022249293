using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Sources;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class ReconnectingByteSourceTests : IByteConnector, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _log = new();
    private readonly Queue<Stream?> _next = [];
    private readonly List<double> _attempts = [];
    private readonly StringBuilder _read = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly InlineContinuations _inline = new();

    public string Name => "bridge:2001";

    public Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        _attempts.Add((_time.GetUtcNow() - _time.Start).TotalSeconds);
        return _next.TryDequeue(out Stream? stream) && stream is not null ? Task.FromResult(stream) : throw new IOException("refused");
    }

    public void Dispose()
    {
        _inline.Dispose();
        _stop.Dispose();
    }

    [Fact]
    public async Task Given_ABridgeThatIsAway_When_TriedAgain_Then_ThePausesGrowFrom5To60Seconds()
    {
        await RunAsync(ReconnectTimes.Network, seconds: 300);

        Assert.Equal([0.0, 5.0, 15.0, 35.0, 75.0, 135.0, 195.0, 255.0], _attempts);
        Assert.Contains("cannot open bridge:2001: refused; trying again", _log.ToString());
    }

    [Fact]
    public async Task Given_ADeviceThatIsAway_When_TriedAgain_Then_ThePausesGrowFrom1To15Seconds()
    {
        await RunAsync(ReconnectTimes.Device, seconds: 60);

        Assert.Equal([0.0, 1.0, 3.0, 7.0, 15.0, 30.0, 45.0, 60.0], _attempts);
    }

    [Fact]
    public async Task Given_ALineThatIsSilent_When_FifteenSecondsPass_Then_ItIsClosedAndOpenedAgain()
    {
        var silent = new ScriptedStream("abc", isOpenEnded: true);
        _next.Enqueue(silent);
        _next.Enqueue(new ScriptedStream("def", isOpenEnded: true));

        await RunAsync(ReconnectTimes.Network, seconds: 21);

        Assert.Equal([0.0, 20.0], _attempts);
        Assert.True(silent.IsDisposed);
        Assert.Equal("abcdef", _read.ToString());
        Assert.Contains("no byte from bridge:2001 for 15 s", _log.ToString());
    }

    [Fact]
    public async Task Given_ALineThatEndsAfterSomeBytes_When_OpenedAgain_Then_ThePauseStartsOver()
    {
        _next.Enqueue(null);
        _next.Enqueue(null);
        _next.Enqueue(new ScriptedStream("abc", isOpenEnded: false));
        _next.Enqueue(new ScriptedStream("", isOpenEnded: false));

        await RunAsync(ReconnectTimes.Network, seconds: 40);

        // 5, 10, then the line that gave bytes: 5 again, then 10 because the next one gave none.
        Assert.Equal([0.0, 5.0, 15.0, 20.0, 30.0], _attempts);
        Assert.Equal("abc", _read.ToString());
    }

    private async Task RunAsync(ReconnectTimes times, int seconds)
    {
        async Task ReadAllAsync()
        {
            var source = new ReconnectingByteSource(this, times, new FeedLog(_log, _time, isVerbose: false), _time);
            await foreach (ReadOnlyMemory<byte> piece in source.ReadAsync(_stop.Token).ConfigureAwait(false))
                _read.Append(Encoding.ASCII.GetString(piece.Span));
        }
        Task reading = ReadAllAsync();
        for (int second = 0; second < seconds; second++) _time.Advance(TimeSpan.FromSeconds(1));
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }
}
