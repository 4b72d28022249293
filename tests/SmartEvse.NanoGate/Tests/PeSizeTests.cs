using SmartEvse.NanoGate.Budget;
using SmartEvse.NanoGate.Compile;
using Xunit;

namespace SmartEvse.NanoGate.Tests;

/// <summary>The estimate of the device's format against what the public metadata processor (v1 line, 3.0) made of the same assembly.</summary>
public sealed class PeSizeTests
{
    private const string Source = """
        namespace SmartEvse.Sample
        {
            public enum Colour { Red, Green, Blue }

            public class Sample
            {
                private const string Greeting = "Gr\u00fc\u00dfe";
                private readonly int[] _values = new int[8];
                private long _sum;

                public string Name(Colour colour, bool loud)
                {
                    switch (colour)
                    {
                        case Colour.Red: return loud ? "RED" : "red";
                        case Colour.Green: return "green";
                        case Colour.Blue: return Greeting;
                        default: return "";
                    }
                }

                public bool Add(int index, long value)
                {
                    try
                    {
                        _values[index] += (int)value;
                        _sum += value & 0x7FFFFFFFFFFF;
                        return true;
                    }
                    catch (System.IndexOutOfRangeException)
                    {
                        return false;
                    }
                    finally
                    {
                        _sum++;
                    }
                }

                public long Sum { get { return _sum; } }
            }
        }
        """;

    [Fact]
    public void Given_an_assembly_When_its_size_on_the_device_is_estimated_Then_its_code_is_exact_and_the_whole_not_too_small()
    {
        var part = GateCompiler.Compile("SmartEvse.Sample", [new SourceFile("Sample.cs", Source)], PortablePart.PureAssemblies);
        Assert.Empty(part.Findings);
        var size = PeSize.Of(part, [part]);
        Assert.Equal(176, size.CodeBytes);
        // The processor leaves out the names that every device has: the estimate is a little high, never low.
        Assert.InRange(size.FileBytes, 912, 912 + 300);
    }
}
