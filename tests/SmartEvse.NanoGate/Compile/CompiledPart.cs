using System.Collections.Generic;

namespace SmartEvse.NanoGate.Compile;

/// <summary>What the compiler made of a part.</summary>
/// <param name="Name">Name of the assembly.</param>
/// <param name="Image">The assembly; empty when there are findings.</param>
/// <param name="Symbols">Its portable PDB.</param>
/// <param name="Findings">What the compiler refused.</param>
internal sealed record CompiledPart(string Name, byte[] Image, byte[] Symbols, IReadOnlyList<Finding> Findings);
