using System;

namespace SmartEvse.Simulation.Worlds;

/// <summary>A house that lives by chance: appliances on each phase, spikes of a second, noise, and a sun with clouds.</summary>
internal sealed class WorldHouse
{
    private const int NoiseMs = 1000;

    private readonly WorldRandom _random;
    private readonly Plant _plant;
    private readonly int _largestDa;
    private readonly int _noiseDa;
    private readonly int _noonMa;
    private readonly long _dayMs;
    private readonly bool _hasSpikes;
    private readonly int[] _baseDa = new int[3];
    private readonly int[] _applianceDa = new int[3];
    private readonly int[] _spikeDa = new int[3];
    private readonly int[] _nowDa = new int[3];
    private readonly long[] _applianceMs = new long[3];
    private readonly long[] _spikeMs = new long[3];
    private int _cloudPercent = 100;
    private long _cloudMs;
    private long _nextMs;

    /// <summary>A house on a connection of that size.</summary>
    internal WorldHouse(WorldRandom random, Plant plant, int mainsDa, bool isSound)
    {
        _random = random;
        _plant = plant;
        _largestDa = mainsDa * random.Between(20, 90) / 100;
        _noiseDa = isSound ? random.Between(0, 2) : random.Between(0, 15);
        _noonMa = random.Percent(50) ? random.Between(3, 90) * 1000 : 0;
        _dayMs = random.Between(600, 7200) * 1000L;
        _hasSpikes = !isSound;
        for (var phase = 0; phase < 3; phase++) _baseDa[phase] = random.Between(0, 20);
    }

    /// <summary>Moves on to a moment.</summary>
    internal void Step(long nowMs)
    {
        if (nowMs < _nextMs) return;
        _nextMs = ((nowMs / NoiseMs) + 1) * NoiseMs;
        for (var phase = 0; phase < 3; phase++) Move(phase, nowMs);
        if (nowMs >= _cloudMs)
        {
            _cloudPercent = _random.Percent(50) ? 100 : _random.Between(5, 100);
            _cloudMs = nowMs + _random.Between(10_000, 300_000);
        }

        _plant.House.Set(_nowDa[0], _nowDa[1], _nowDa[2]);
        var fromNoonMs = Math.Abs((nowMs % _dayMs) - (_dayMs / 2));
        _plant.Sun.SumMa = (int)(_noonMa * ((_dayMs / 2) - fromNoonMs) / (_dayMs / 2) * _cloudPercent / 100);
    }

    private void Move(int phase, long nowMs)
    {
        if (nowMs >= _applianceMs[phase])
        {
            _applianceDa[phase] = _random.Percent(45) ? 0 : _random.Between(5, Math.Max(6, _largestDa));
            _applianceMs[phase] = nowMs + _random.Between(8_000, 400_000);
        }

        if (_hasSpikes && nowMs >= _spikeMs[phase])
        {
            // Drawn in pairs: a spike, and the quiet after it.
            var isSpike = _spikeDa[phase] == 0 && _spikeMs[phase] != 0;
            _spikeDa[phase] = isSpike ? _random.Between(50, 600) : 0;
            _spikeMs[phase] = nowMs + (isSpike ? _random.Between(100, 3000) : _random.Between(5_000, 600_000));
        }

        if (_hasSpikes) _nextMs = Math.Min(_nextMs, _spikeMs[phase]);
        _nowDa[phase] = _baseDa[phase] + _applianceDa[phase] + _spikeDa[phase] + _random.Between(0, _noiseDa);
    }
}
