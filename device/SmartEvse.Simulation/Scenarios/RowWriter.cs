using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;

namespace SmartEvse.Simulation.Scenarios;

/// <summary>Writes a run as JSON Lines: a row for a moment, the summary at the end.</summary>
/// <param name="output">Where to.</param>
public sealed class RowWriter(Stream output) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new(1024);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    private readonly ChargerView _view = new();

    /// <summary>The output stays open.</summary>
    public void Dispose() => _json.Dispose();

    /// <summary>Writes the summary.</summary>
    public void Write(ScenarioSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Begin();
        _json.WriteNumber("evWh", summary.EvWh);
        _json.WriteNumber("solarWh", summary.SolarWh);
        _json.WriteNumber("gridWh", summary.GridWh);
        _json.WriteNumber("surplusWh", summary.SurplusWh);
        _json.WritePropertyName("overAs");
        _json.WriteRawValue(summary.OverAs.ToString("0.0", CultureInfo.InvariantCulture));
        _json.WriteNumber("overS", summary.OverS);
        _json.WriteNumber("overPeakDa", summary.OverPeakDa);
        _json.WriteNumber("contactorCycles", summary.ContactorCycles);
        _json.WriteNumber("phaseSwitches", summary.PhaseSwitches);
        _json.WriteNumber("invariantViolations", summary.InvariantViolations);
        End();
    }

    /// <summary>Writes a moment.</summary>
    internal void Write(long nowMs, PoweredCharger charger, Plant plant, byte[]? result)
    {
        var outputs = charger.Outputs;
        charger.Charger.CopyView(_view);
        Begin();
        _json.WritePropertyName("t");
        _json.WriteRawValue($"{nowMs / 1000}.{nowMs % 1000:000}");
        // A charger without power has no state and no reason.
        _json.WriteString("state", charger.IsPowered ? StateTexts.Id(charger.Charger.State) : StateTexts.Unknown);
        _json.WriteBoolean("contactor1", outputs.Contactor1);
        _json.WriteBoolean("contactor2", outputs.Contactor2);
        _json.WriteNumber("dutyPermille", outputs.DutyPermille);
        _json.WriteNumber("offeredDa", outputs.OfferedDa);
        WriteCurrents("evDa", plant.EvDa);
        WriteCurrents("mainsDa", plant.MainsDa);
        WriteErrors(charger.IsPowered ? _view[ViewField.Faults] : 0);
        _json.WriteString("reason", charger.IsPowered ? ReasonTexts.Token((ReasonId)_view[ViewField.Reason]) : "");
        if (result != null)
        {
            _json.WritePropertyName("result");
            _json.WriteRawValue(result, skipInputValidation: true);
        }

        End();
    }

    private void WriteCurrents(string name, int[] da)
    {
        _json.WriteStartArray(name);
        foreach (var current in da) _json.WriteNumberValue(current);
        _json.WriteEndArray();
    }

    private void WriteErrors(int faults)
    {
        _json.WriteStartArray("errors");
        for (var rank = 0; rank < Faults.RankCount; rank++)
        {
            var fault = Faults.AtRank(rank);
            if ((faults & fault) != 0) _json.WriteStringValue(Faults.Text(fault));
        }

        _json.WriteEndArray();
    }

    private void Begin()
    {
        _line.ResetWrittenCount();
        _json.Reset(_line);
        _json.WriteStartObject();
    }

    private void End()
    {
        _json.WriteEndObject();
        _json.Flush();
        output.Write(_line.WrittenSpan);
        output.WriteByte((byte)'\n');
    }
}
