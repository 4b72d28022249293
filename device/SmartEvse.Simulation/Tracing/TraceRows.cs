using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SmartEvse.Core;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;

namespace SmartEvse.Simulation.Tracing;

/// <summary>Replays a trace and prints a JSON line for every change of the outputs, then one that says whether they are the recorded ones.</summary>
public static class TraceRows
{
    /// <summary>Replays every half of a trace.</summary>
    /// <param name="file">The trace.</param>
    /// <param name="output">Takes the lines.</param>
    /// <param name="onlySummary">True for the last line only.</param>
    /// <returns>True when every output of every step is the recorded one.</returns>
    public static bool Write(string file, TextWriter output, bool onlySummary)
    {
        ArgumentNullException.ThrowIfNull(output);
        long steps = 0, mismatches = 0;
        var same = true;
        foreach (var half in TraceBytes.Read(file))
        {
            var replay = new TraceReplay(file, half, onlySummary ? null : (ms, view, outputs) => output.WriteLine(Row(ms, view, outputs)));
            replay.Run();
            steps += replay.Steps;
            mismatches += replay.Mismatches;
            same &= replay.SameBytes;
        }

        output.WriteLine($"{{\"steps\":{steps},\"mismatches\":{mismatches},\"sameBytes\":{(same ? "true" : "false")}}}");
        return mismatches == 0 && same;
    }

    private static string Row(long ms, ChargerView view, Outputs o)
    {
        var errors = string.Join(',', FaultTexts(view[ViewField.Faults]).Select(t => JsonSerializer.Serialize(t)));
        return string.Create(CultureInfo.InvariantCulture, $"{{\"t\":{ms / 1000}.{ms % 1000:000},\"state\":\"{StateTexts.Id((ChargerState)view[ViewField.State])}\",\"contactor1\":{Json(o.Contactor1)},\"contactor2\":{Json(o.Contactor2)},\"dutyPermille\":{o.DutyPermille},\"offeredDa\":{o.OfferedDa},\"errors\":[{errors}],\"reason\":\"{ReasonTexts.Token((ReasonId)view[ViewField.Reason])}\"}}");
    }

    private static IEnumerable<string> FaultTexts(int faults) =>
        Enumerable.Range(0, Faults.RankCount).Select(Faults.AtRank).Where(f => (faults & f) != 0).Select(Faults.Text);

    private static string Json(bool value) => value ? "true" : "false";
}
