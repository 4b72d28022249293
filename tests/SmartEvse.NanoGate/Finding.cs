namespace SmartEvse.NanoGate;

/// <summary>One refusal, readable by whoever has to mend the source.</summary>
/// <param name="Rule">The id, one of <see cref="GateRule"/>.</param>
/// <param name="Where">File and line, or the member when there is no line.</param>
/// <param name="What">What stands there and what to write instead.</param>
internal sealed record Finding(string Rule, string Where, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Where}: [{Rule}] {What}";
}
