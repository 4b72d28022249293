namespace SmartEvse.NanoGate.Compile;

/// <summary>A source file: the path shown in findings, and the text.</summary>
internal sealed record SourceFile(string Path, string Text);
