using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Simulation.Worlds;

/// <summary>What breaks, sleeps, jumps and comes back: vehicle, line, board, contactor, switch, clock, control loop, broker, power.</summary>
internal sealed class WorldTroubles
{
    private const int KindCount = 10;

    private readonly WorldRandom _random;
    private readonly Plant _plant;
    private readonly PoweredCharger _charger;
    private readonly LoopbackLink _link;
    private readonly bool _isSound;
    private readonly long[] _atMs = new long[KindCount];
    private readonly bool[] _isOn = new bool[KindCount];
    private long _nextMs;

    internal WorldTroubles(WorldRandom random, Plant plant, PoweredCharger charger, LoopbackLink link, bool isSound)
    {
        _random = random;
        _plant = plant;
        _charger = charger;
        _link = link;
        _isSound = isSound;
        _atMs[0] = random.Between(500, 30_000);
        // Some worlds know some troubles; no world all of them.
        for (var kind = 1; kind < KindCount; kind++) _atMs[kind] = !isSound && random.Percent(55) ? random.Between(10_000, 1_500_000) : long.MaxValue;
    }

    /// <summary>When the cable was last moved, in ms.</summary>
    internal long PlugMovedMs { get; private set; }

    /// <summary>When the switch was last moved, in ms.</summary>
    internal long SwitchMovedMs { get; private set; }

    /// <summary>Lets happen what is due.</summary>
    internal void Step(long nowMs)
    {
        if (nowMs < _nextMs) return;
        _nextMs = long.MaxValue;
        for (var kind = 0; kind < KindCount; kind++)
        {
            if (nowMs >= _atMs[kind])
            {
                _isOn[kind] = !_isOn[kind];
                _atMs[kind] = nowMs + Happen(kind, _isOn[kind], nowMs);
            }

            if (_atMs[kind] < _nextMs) _nextMs = _atMs[kind];
        }
    }

    // Returns how long it is until it changes again, in ms.
    private int Happen(int kind, bool on, long nowMs)
    {
        switch (kind)
        {
            case 0:
                return Plug(on, nowMs);
            case 1:
                _plant.Vehicle.WantsEnergy = !on;
                _plant.Vehicle.MaxDa = _random.Between(60, 320);
                return on ? _random.Between(200, 200_000) : _random.Between(5_000, 600_000);
            case 2:
                _plant.PilotFault = on ? _random.Of(PilotFault.NoDiode, PilotFault.Short, PilotFault.Open, PilotFault.Ventilation, PilotFault.StuckC, PilotFault.BetweenBands) : PilotFault.None;
                return on ? _random.Between(1, 15_000) : _random.Between(10_000, 900_000);
            case 3:
                _plant.RcmFault = on;
                return on ? _random.Between(1, 10_000) : _random.Between(60_000, 1_200_000);
            case 4:
                _plant.TemperatureC = on && _random.Percent(25) ? null : on ? _random.Between(30, 130) : 25;
                return _random.Between(1_000, 300_000);
            case 5:
                _plant.ContactorFault = on ? _random.Of(ContactorFault.Welded, ContactorFault.FailsToClose) : ContactorFault.None;
                return on ? _random.Between(1_000, 120_000) : _random.Between(60_000, 1_200_000);
            case 6:
                _plant.SwitchClosed = !_plant.SwitchClosed;
                SwitchMovedMs = nowMs;
                return _random.Percent(50) ? _random.Between(5, 3_000) : _random.Between(5_000, 400_000);
            case 7:
                _link.SetBroker(!on);
                return on ? _random.Between(100, 60_000) : _random.Between(30_000, 900_000);
            case 8:
                if (on) _charger.Hang(nowMs, _random.Of(_random.Between(51, 499), _random.Between(501, 2_000), _random.Between(2_000, 20_000)));
                return _random.Between(5_000, 600_000);
            default:
                if (_random.Percent(50)) _plant.JumpClock(_random.Between(-100_000, 100_000));
                else _charger.CutPower(nowMs, _random.Of(10, _random.Between(1, 3_000), _random.Between(1_000, 60_000)));
                return _random.Between(20_000, 1_200_000);
        }
    }

    private int Plug(bool plug, long nowMs)
    {
        PlugMovedMs = nowMs;
        if (plug)
        {
            _plant.Plug();
            return _isSound ? _random.Between(600_000, 3_000_000) : _random.Between(1_000, 2_000_000);
        }

        if (_random.Percent(50)) _plant.Unplug();
        else _plant.UseVehicle(WorldSetup.Vehicle(_random, _isSound));
        return _random.Between(1_000, 60_000);
    }
}
