using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Firmware.Threads;

namespace SmartEvse.NanoGate.Budget;

/// <summary>Writes docs/firmware-budget.md.</summary>
internal sealed class FirmwareBudgetText
{
    private const int RowsShown = 10;

    private readonly FirmwareBudget budget;
    private readonly StringBuilder text = new();

    private FirmwareBudgetText(FirmwareBudget budget) => this.budget = budget;

    /// <summary>The whole document.</summary>
    public static string Of(FirmwareBudget budget) => new FirmwareBudgetText(budget).Write();

    private string Write()
    {
        text.Append($"""
            # The firmware's budget

            Written by the tests (`UPDATE_GOLDEN=1 ./test.sh`), not by hand. What the ESP32 of the SmartEVSE v3 (4 MB flash, no PSRAM) has to hold, and how
            near to its limits the source is. **Nothing here was measured on the device**: sizes are counted on what the gate compiles against
            nanoFramework's own surface, times are estimates. A limit that is broken fails the tests, save the one that is over and marked so: it rests on estimates.

            | what | is | limit |
            |---|--:|--:|
            | IL of {Names()}, as the device loads it (.pe) | {Kb(budget.PeBytes)} | {Kb(FirmwareBudget.MaxPeBytes)} |
            | code of the largest assembly | {Kb(budget.Parts.Max(p => p.Pe.CodeBytes))} | {Kb(PeSize.MostBytes)} |
            | heap at rest, Core with display and buttons | {Kb(Sum(budget.Heap.Core))} | {Kb(FirmwareBudget.MaxHeapBytes)} |
            | heap at rest, MQTT session and discovery {Kb(Sum(budget.Heap.Mqtt))}, with M2Mqtt's own {Kb(FirmwareBudget.M2MqttBytes)} | {Kb(Sum(budget.Heap.Mqtt) + FirmwareBudget.M2MqttBytes)} | {Kb(FirmwareBudget.MaxHeapBytes)} |
            | heap at rest, everything else (board, threads, storage), what can be counted | {Kb(Sum(budget.Heap.Firmware))} | {Kb(FirmwareBudget.MaxFirmwareHeapBytes)} |
            | longest text literal | {Encoding.UTF8.GetByteCount(budget.LongestLiteral)} bytes | {FirmwareBudget.MaxTextBytes} bytes |
            | longest text built | {Math.Max(budget.Idle.LongestText, budget.Charging.LongestText)} bytes | {FirmwareBudget.MaxTextBytes} bytes |
            | objects made by a step | {budget.Steps.Sum(s => s.Objects)} | 0 |
            | time of a step, charging | {Ms(budget.Steps[1].Median)} ms | 2 ms: **over** |


            """);
        WriteIl();
        WriteHeap();
        WriteHour();
        WriteSteps();
        return text.ToString();
    }

    private string Names() => string.Join(", ", budget.Parts.Select(p => p.Name["SmartEvse.".Length..]));

    private void WriteIl()
    {
        text.Append($"""
            ## IL

            The device loads four assemblies, each converted into its own format (.pe): no names of parameters, no constants, texts in UTF-8, short tokens. There the code of an
            assembly, and its texts, have 64 KB of room each ([decision 13](decisions/0013-four-assemblies.md)). Core.Rest is not among them: the firmware has no web server yet ([decision 14](decisions/0014-rest.md)).

            | assembly | as compiled | .pe | code | texts | tables | types | methods |
            |---|--:|--:|--:|--:|--:|--:|--:|

            """);
        foreach (var (name, il, pe) in budget.Parts)
            text.Append($"| {name["SmartEvse.".Length..]} | {Kb(il.FileBytes)} | {Kb(pe.FileBytes)} | {Kb(pe.CodeBytes)} | {Kb(pe.TextBytes)} | {Kb(pe.TableBytes)} | {il.Types} | {il.Methods} |\n");
        text.Append($"| sum | {Kb(budget.Parts.Sum(p => p.Il.FileBytes))} | {Kb(budget.PeBytes)} | {Kb(budget.Parts.Sum(p => p.Pe.CodeBytes))} | {Kb(budget.Parts.Sum(p => p.Pe.TextBytes))} | {Kb(budget.Parts.Sum(p => p.Pe.TableBytes))} | {budget.Parts.Sum(p => p.Il.Types)} | {budget.Parts.Sum(p => p.Il.Methods)} |\n\n");

        text.Append("| room | instructions | text literals | types | methods | fields |\n|---|--:|--:|--:|--:|--:|\n");
        foreach (var r in budget.Rooms)
            text.Append($"| {r.Name} | {Kb(r.CodeBytes)} | {Kb(r.LiteralBytes)} | {r.Types} | {r.Methods} | {r.Fields} |\n");

        text.Append($"""

            Loading an assembly takes heap for its tables (types, methods, fields, references): about a tenth of its size, {Kb(budget.PeBytes / 10)} for ours, and about as much in
            proportion for each library below. Source: assemblies of the public nanoFramework sources, compiled and loaded on the nanoCLR; mscorlib's 36 KB take 3.5 KB.

            | library | .pe | heap, about |
            |---|--:|--:|
            | mscorlib | 36 KB | 3.5 KB |
            | nanoFramework.M2Mqtt, with .Core | 56 KB | 5.6 KB |
            | System.Net | 25 KB | 2.5 KB |
            | System.IO.FileSystem | 19 KB | 1.9 KB |
            | System.Device.Gpio | 6 KB | 0.6 KB |

            Not measured: System.Device.Adc and .Pwm, Runtime.Native, Collections, Text, Streams, Threading, Wifi, Sntp.


            """);
    }

    private void WriteHeap()
    {
        text.Append($"""
            ## Heap at rest

            A started charger, fed, connected, everything announced, counted at the sizes of the 32-bit CLR: 12 bytes an object and 12 a field, arrays compact,
            literals in flash. M2Mqtt's are from the same public measurements as above: 18.9 KB on the 64-bit nanoCLR when connected and
            subscribed, about half of it on the 32-bit chip. The managed heap is 70 to 100 KB in all.


            """);
        WriteTypes("Core", budget.Heap.Core);
        WriteTypes("MQTT session and discovery", budget.Heap.Mqtt);
        WriteTypes("Firmware (its own wiring, on doubles of nanoFramework's classes)", budget.Heap.Firmware);
        text.Append($"""
            What lasts for a moment only, on top of that:

            | while | bytes |
            |---|--:|
            | the settings are read or stored | {budget.Heap.StoringBytes} |
            | the menu of the display is open | {budget.Heap.MenuBytes} |
            | the charger announces itself to Home Assistant, its largest message in hand as text and as bytes | {budget.Heap.AnnouncingBytes - Sum(budget.Heap.Mqtt)} |
            | a trace is sent, a part in hand | {budget.Heap.TracingBytes - Sum(budget.Heap.Mqtt)} |

            So MQTT takes up to {Kb(budget.Heap.AnnouncingBytes + FirmwareBudget.M2MqttBytes)} for the seconds after a connect, and up to {Kb(budget.Heap.TracingBytes + FirmwareBudget.M2MqttBytes)} while a trace is sent, and Core {Kb(Sum(budget.Heap.Core) + budget.Heap.MenuBytes)} while somebody is in the menu: more than 16 KB each, of which the limit for the state at rest says nothing.

            Not counted, because it is nanoFramework's own and nothing here can see into it:

            * Its objects behind the firmware: {string.Join(", ", budget.Heap.Native.Select(p => $"{p.Value} {p.Key}"))}; the three threads, and four of M2Mqtt.
            * A thread's stack. Its frames lie on the same heap, each a header and 12 bytes for every argument, local and place of the evaluation stack, ten of those at the least (source: nf-interpreter, `CLR_RT_StackFrame::Push`):
              some 200 bytes a call, about 2 KB for a thread that is ten calls deep, 12 to 16 KB when all seven are at their deepest at once.
            * What lies outside the managed heap: buffers of lwIP and TLS, the Wi-Fi driver, the CLR's own task. nanoFramework keeps 100 KB of the ESP32's RAM from the managed heap for them (source: its firmware).


            """);
    }

    private static long Sum(IReadOnlyList<KeyValuePair<string, long>> types) => types.Sum(t => t.Value);

    private void WriteTypes(string part, IReadOnlyList<KeyValuePair<string, long>> types)
    {
        text.Append($"| {part}: largest | bytes |\n|---|--:|\n");
        foreach (var (name, bytes) in types.Take(RowsShown))
            text.Append($"| `{name}` | {bytes} |\n");
        text.Append($"| all others | {types.Skip(RowsShown).Sum(t => t.Value)} |\n| **sum** | **{types.Sum(t => t.Value)}** |\n\n");
    }

    private void WriteHour()
    {
        text.Append("## An hour of normal work\n\nMODE Smart, both meters fed by MQTT every second, a house that is never quite still, after everything was announced. A step of the charger makes no object; the\n"
            + "network side makes these (messages in and out; M2Mqtt's own come on top). Counted object by object in the instrumented source, at the device's sizes.\n\n"
            + "| | messages sent | objects | KB | KB a minute |\n|---|--:|--:|--:|--:|\n");
        WriteHour("no vehicle", budget.Idle);
        WriteHour("charging", budget.Charging);
        text.Append('\n');
    }

    private void WriteHour(string name, HourFigures hour) =>
        text.Append($"| {name} | {hour.Messages} | {hour.Objects} | {hour.Bytes / 1024} | {hour.Bytes / 1024 / 60} |\n");

    private void WriteSteps()
    {
        text.Append($"""
            ## A step

            Executed IL instructions and calls of `Charger.Step`, counted by instrumenting the compiled source, calls included. Times are estimates for the ESP32: {StepCost.DeviceFactor} times those of
            the nanoCLR on a PC, where an empty loop of {StepCost.IterationInstructions} instructions takes {StepCost.LowNs} ns, one with an integer expression {StepCost.HighNs} ns (low and high), and a call {StepCost.CallNs} ns more. Public reports
            from the device lie between 55 and 170 times. Reading the pilot is not in it.

            | step | counted | instructions, median | calls, median | ms, median | instructions, worst | ms, worst |
            |---|--:|--:|--:|--:|--:|--:|

            """);
        for (var i = 0; i < budget.Steps.Count; i++)
        {
            var s = budget.Steps[i];
            text.Append($"| {Workload.Kinds[i]} | {s.Count} | {s.Median.Instructions} | {s.Median.Calls + s.Median.Dispatched} | {Ms(s.Median)} | {s.Worst.Instructions} | {Ms(s.Worst)} |\n");
        }

        var charging = budget.Steps[1].Median;
        text.Append($"""

            **This is over the limit of 2 ms**: about {charging.LowUs / FirmwareBudget.MaxStepUs:F0} to {charging.HighUs / FirmwareBudget.MaxStepUs:F0} times. At one step every 10 ms a charger would be busy for {charging.LowUs / 100:F0} to {charging.HighUs / 100:F0} % of the time; at one every 50 ms, which decides the
            same within 50 ms, for {charging.LowUs / 500:F0} to {charging.HighUs / 500:F0} %.
            The firmware steps every {ControlLoop.StepMs} ms ([why](decisions/0011-a-step-every-30-ms.md)): {charging.LowUs / ControlLoop.StepMs / 10:F0} to {charging.HighUs / ControlLoop.StepMs / 10:F0} %. The worst steps are those that begin a half of the trace, when the whole state is written ({budget.Steps[1].CountAbove(3 * charging.Instructions)} in {budget.Steps[1].Count / 100} s of charging).
            None comes near the 500 ms after which the board opens the contactors.

            | dearest methods, charging without a sample | entered a step | own instructions a step | ms a step |
            |---|--:|--:|--:|

            """);
        WriteMethods(budget.Steps[1]);
    }

    private void WriteMethods(StepFigures steps)
    {
        var rows = Enumerable.Range(0, budget.Methods.Count)
            .GroupBy(i => budget.Methods[i], (name, numbers) =>
            {
                var all = numbers.ToList();
                return (Name: name, Entries: (double)all.Sum(i => steps.Entries[i]) / steps.Count, Own: (double)all.Sum(i => steps.Instructions[i]) / steps.Count);
            })
            .OrderByDescending(r => Cost(r.Own, r.Entries).HighUs).ThenBy(r => r.Name, StringComparer.Ordinal);
        foreach (var (name, entries, own) in rows.Take(RowsShown))
            text.Append($"| `{name["SmartEvse.".Length..]}` | {entries:F1} | {own:F0} | {Ms(Cost(own, entries), "F2")} |\n");
    }

    private static StepCost Cost(double instructions, double entries) => new((int)Math.Round(instructions), (int)Math.Round(entries), 0);

    private static string Ms(StepCost cost, string format = "F1") => $"{(cost.LowUs / 1000).ToString(format)} to {(cost.HighUs / 1000).ToString(format)}";

    private static string Kb(long bytes) => $"{bytes / 1024.0:F1} KB";
}
