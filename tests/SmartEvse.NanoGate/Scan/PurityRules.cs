using System.Collections.Generic;
using Mono.Cecil;

namespace SmartEvse.NanoGate.Scan;

/// <summary>What Core and Discovery may not call although mscorlib has it (design: Core is pure, time and chance are arguments).</summary>
internal static class PurityRules
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["System.Threading.Thread"] = "threads belong to the shells",
        ["System.Threading.Timer"] = "timers are deadlines compared with the time of the step",
        ["System.Threading.AutoResetEvent"] = "waiting belongs to the shells",
        ["System.Threading.ManualResetEvent"] = "waiting belongs to the shells",
        ["System.Threading.WaitHandle"] = "waiting belongs to the shells",
        ["System.Threading.SpinWait"] = "waiting belongs to the shells",
        ["System.Random"] = "chance is an argument",
        ["System.Console"] = "output belongs to the shells",
    };

    private static readonly Dictionary<string, string> Members = new()
    {
        ["System.DateTime::get_UtcNow"] = "time is an argument",
        ["System.DateTime::get_Today"] = "time is an argument",
        ["System.Guid::NewGuid"] = "chance is an argument",
    };

    /// <summary>Why a call is refused, or null.</summary>
    public static string? Refusal(MethodReference called)
    {
        var type = called.DeclaringType.FullName;
        var member = type + "::" + called.Name;
        return Types.TryGetValue(type, out var why) || Members.TryGetValue(member, out why) ? $"{member}: {why}" : null;
    }
}
