using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.HomeWizard;

/// <summary>
/// Asks a HomeWizard device for its measurement again and again. One request at a time: an answer that is late is not followed by a
/// second one of the same age. A measurement whose clock has not moved is not passed on a second time.
/// </summary>
/// <param name="http">The client; its handler decides whom to trust.</param>
/// <param name="device">The device: <c>http://192.0.2.1</c>.</param>
/// <param name="version">Which interface.</param>
/// <param name="token">Token of v2; empty for v1.</param>
/// <param name="interval">From the beginning of one request to the next.</param>
/// <param name="maker">Makes readings of values.</param>
/// <param name="counters">Counts answers.</param>
/// <param name="log">Tells what fails.</param>
/// <param name="time">The clock.</param>
public sealed class HomeWizardSource(
    HttpClient http, Uri device, HomeWizardVersion version, string token, TimeSpan interval, ReadingMaker maker, FeedCounters counters, FeedLog log, TimeProvider time)
    : IMeterSource
{
    /// <summary>The shortest interval HomeWizard allows.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>An answer that takes longer is not waited for: it would be old.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Pauses while the device does not answer double up to this: short, because it is alone with us.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The meter's clock may stand still for this long: the slowest meters have one measurement in 10 s.</summary>
    private static readonly TimeSpan FrozenAfter = TimeSpan.FromSeconds(11);

    /// <summary>A longer answer (bytes) is not of such a device.</summary>
    public const int LongestAnswer = 64 * 1024;

    private readonly Uri _address = new(device, version == HomeWizardVersion.V1 ? "/api/v1/data" : "/api/measurement");
    private string _lastTime = "";
    private long _lastTimeAt;

    /// <inheritdoc/>
    public async IAsyncEnumerable<MeterReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var backOff = new BackOff(interval, LongestWait);
        while (true)
        {
            long start = time.GetTimestamp();
            (bool hasAnswered, MeterReading? reading) = await AskAsync(cancellation).ConfigureAwait(false);
            if (hasAnswered) backOff.Reset();
            if (reading is { } told) yield return told;
            TimeSpan pause = hasAnswered ? interval - time.GetElapsedTime(start) : backOff.Next();
            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, time, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(bool HasAnswered, MeterReading? Reading)> AskAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _address);
            if (version == HomeWizardVersion.V2)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                request.Headers.Add("X-Api-Version", "2");
            }
            using HttpResponseMessage answer = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token).ConfigureAwait(false);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.OK) return (true, Read(body));
            counters.Add(FeedCount.Refused);
            string? error = HomeWizardDocument.Error(body);
            log.Repeating("status", $"{_address} answers {(int)answer.StatusCode}{(error is null ? "" : $" ({error})")}{Advice(answer.StatusCode)}");
            return (false, null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.Repeating("away", $"no answer from {_address} within {Patience.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            log.Repeating("away", $"cannot ask {_address}: {(e.InnerException ?? e).Message}");
        }
        return (false, null);
    }

    private MeterReading? Read(byte[] body)
    {
        if (!HomeWizardDocument.TryRead(version, body, out MeterValues values, out string problem)) return maker.Refuse(problem);
        counters.Add(FeedCount.Good);
        if (values.Timestamp is { } meterTime)
        {
            if (meterTime == _lastTime)
            {
                if (time.GetElapsedTime(_lastTimeAt) <= FrozenAfter) return null;
                counters.Add(FeedCount.Frozen);
                log.Repeating("frozen", $"not sent: the meter's clock stands still at {meterTime}; is the cable to the meter in?");
                return null;
            }
            (_lastTime, _lastTimeAt) = (meterTime, time.GetTimestamp());
        }
        return maker.Make(values);
    }

    private string Advice(HttpStatusCode status) => (status, version) switch
    {
        (HttpStatusCode.Unauthorized, HomeWizardVersion.V2) => ": the token is not of this device; pair again",
        (HttpStatusCode.Forbidden, HomeWizardVersion.V1) => ": switch on the local API in HomeWizard's app",
        (HttpStatusCode.NotFound, _) => ": is it a HomeWizard energy device, and its firmware new enough?",
        _ => "",
    };
}
