namespace SmartEvse.MeterFeed.Values;

/// <summary>What a meter can tell. A configuration writes the names with a small first letter: <c>currentL1</c>.</summary>
public enum Quantity
{
    /// <summary>Signed current of L1, + from the grid.</summary>
    CurrentL1,

    /// <summary>Signed current of L2.</summary>
    CurrentL2,

    /// <summary>Signed current of L3.</summary>
    CurrentL3,

    /// <summary>Signed power of L1, + from the grid.</summary>
    PowerL1,

    /// <summary>Signed power of L2.</summary>
    PowerL2,

    /// <summary>Signed power of L3.</summary>
    PowerL3,

    /// <summary>Power that L1 takes, 0 while it gives.</summary>
    ImportL1,

    /// <summary>Power that L2 takes.</summary>
    ImportL2,

    /// <summary>Power that L3 takes.</summary>
    ImportL3,

    /// <summary>Power that L1 gives, 0 while it takes.</summary>
    ExportL1,

    /// <summary>Power that L2 gives.</summary>
    ExportL2,

    /// <summary>Power that L3 gives.</summary>
    ExportL3,

    /// <summary>Voltage of L1.</summary>
    VoltageL1,

    /// <summary>Voltage of L2.</summary>
    VoltageL2,

    /// <summary>Voltage of L3.</summary>
    VoltageL3,

    /// <summary>Signed power of all phases together.</summary>
    Power,

    /// <summary>Power that all phases together take.</summary>
    Import,

    /// <summary>Power that all phases together give.</summary>
    Export,

    /// <summary>Energy taken so far.</summary>
    EnergyImport,

    /// <summary>Energy taken so far in tariff 1, for meters that tell no sum.</summary>
    EnergyImportT1,

    /// <summary>Energy taken so far in tariff 2.</summary>
    EnergyImportT2,

    /// <summary>Energy given so far.</summary>
    EnergyExport,

    /// <summary>Energy given so far in tariff 1.</summary>
    EnergyExportT1,

    /// <summary>Energy given so far in tariff 2.</summary>
    EnergyExportT2,

    /// <summary>The meter's clock: any text that changes with each measurement.</summary>
    Time,
}
