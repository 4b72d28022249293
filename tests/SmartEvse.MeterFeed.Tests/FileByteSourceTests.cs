using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using SmartEvse.MeterFeed.Sources;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public sealed class FileByteSourceTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("0", "0 0 0")]
    [InlineData("2", "0 2 4")]
    [InlineData("original", "0 1 11")]
    public async Task Given_ARecordingOfThreeTelegrams_When_Replayed_Then_TheyComeAtTheAskedPace(string paceText, string expectedSeconds)
    {
        byte[][] telegrams = [Telegrams.At(100), Telegrams.At(101), Telegrams.At(111)];
        File.WriteAllBytes(_path, telegrams.SelectMany(telegram => telegram).ToArray());
        Assert.True(ReplayPace.TryParse(paceText, out ReplayPace pace));
        var seen = new List<byte[]>();
        var seconds = new List<double>();

        async Task ReplayAsync()
        {
            await foreach (ReadOnlyMemory<byte> piece in new FileByteSource(_path, pace, _time).ReadAsync(CancellationToken.None).ConfigureAwait(false))
            {
                seen.Add(piece.ToArray());
                seconds.Add((_time.GetUtcNow() - _time.Start).TotalSeconds);
            }
        }
        using var inline = new InlineContinuations();
        Task replay = ReplayAsync();
        for (int second = 0; second < 11; second++) _time.Advance(TimeSpan.FromSeconds(1));
        await replay;

        Assert.Equal(telegrams, seen);
        Assert.Equal(expectedSeconds, string.Join(' ', seconds));
    }
}
