namespace SmartEvse.Core.Tests.Exploration;

/// <summary>What hangs on the pilot line.</summary>
internal enum Line
{
    V12,
    V9,
    V6,
    V6NoDiode,
    V3,
    V0,
    Minus12,
    Between,
}
