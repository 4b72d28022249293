namespace SmartEvse.Simulation.Fuzzing;

/// <summary>Something that takes bytes from outside, and what has to hold whatever they are.</summary>
public interface IFuzzTarget
{
    /// <summary>What the command line calls it.</summary>
    string Name { get; }

    /// <summary>Makes the input of the seed that the generator stands at.</summary>
    byte[] Make(FuzzRandom random);

    /// <summary>Tries one input, from a state that no earlier input has touched.</summary>
    /// <returns>Null when everything holds, else what does not. An exception is a failure as well.</returns>
    string? Try(byte[] input);
}
