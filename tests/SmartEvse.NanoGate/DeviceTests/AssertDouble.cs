using System;

// The namespace and the names are those of the package nanoFramework.TestFramework (3.0.80): the on-device tests run on the PC against this double.
#pragma warning disable CA1050, CA1052, CA1707, CA1711, CA1720, CA1813, CA1822, CA1000, CA1515, CA1018
namespace nanoFramework.TestFramework;

/// <summary>Stands for the package's class of this name: what the tests use of it.</summary>
public sealed class Assert
{
    /// <summary>Two numbers are equal.</summary>
    public static void AreEqual(int expected, int actual, string message = "") => Check(expected == actual, expected, actual, message);

    /// <summary>Two numbers are equal.</summary>
    public static void AreEqual(uint expected, uint actual, string message = "") => Check(expected == actual, expected, actual, message);

    /// <summary>Two numbers are equal.</summary>
    public static void AreEqual(long expected, long actual, string message = "") => Check(expected == actual, expected, actual, message);

    /// <summary>Two texts are equal.</summary>
    public static void AreEqual(string expected, string actual, string message = "") => Check(string.Equals(expected, actual, StringComparison.Ordinal), expected, actual, message);

    /// <summary>A condition holds.</summary>
    public static void IsTrue(bool condition, string message = "") => Check(condition, true, condition, message);

    /// <summary>A condition does not hold.</summary>
    public static void IsFalse(bool condition, string message = "") => Check(!condition, false, condition, message);

    private static void Check(bool good, object expected, object actual, string message)
    {
        if (!good) throw new InvalidOperationException($"expected {expected}, was {actual}. {message}");
    }
}
