using System.Collections.Generic;
using SmartEvse.Core.Charging;

namespace SmartEvse.Core.Tests.Exploration;

/// <summary>One combination, and what came of it.</summary>
internal sealed record Combination(int Start, Line Line, int Access, Trouble Trouble)
{
    /// <summary>The states at the looks; a plus says that contactor 1 is closed.</summary>
    public string Outcome { get; set; } = "";

    /// <summary>The transitions that were seen.</summary>
    public HashSet<(ChargerState From, ChargerState To)> Seen { get; } = [];

    /// <summary>The rules that were broken.</summary>
    public HashSet<string> Broken { get; } = [];
}
