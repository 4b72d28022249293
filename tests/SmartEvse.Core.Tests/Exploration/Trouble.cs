namespace SmartEvse.Core.Tests.Exploration;

/// <summary>What is wrong beside the pilot line.</summary>
internal enum Trouble
{
    None,
    Rcm,
    Hot,
    SensorLost,
    MainsSilent,
    EvSilent,
    CircuitSilent,
    NoPower,
    Storage,
}
