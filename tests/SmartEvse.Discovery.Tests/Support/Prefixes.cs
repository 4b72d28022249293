using Xunit;

namespace SmartEvse.Discovery.Tests.Support;

/// <summary>Prefixes that a charger may have: with and without a slash, and the longest (63 bytes) of every kind that makes a message grow.</summary>
internal static class Prefixes
{
    /// <summary>The default.</summary>
    public const string Default = "SmartEVSE-1234";

    /// <summary>All of them.</summary>
    public static readonly TheoryData<string> All =
    [
        Default,
        "SmartEVSE/1234",
        "a",
        "a/b/c",
        "house/garage/SmartEVSE-1234",
        "my charger & co. ~ 100 %",
        new string('x', 63),
        new string('x', 31) + "/" + new string('y', 31),
        new string('"', 63),
        new string('\\', 31) + "/" + new string('"', 31),
        string.Concat(System.Linq.Enumerable.Repeat("\u00e9", 31)) + "x",
        string.Concat(System.Linq.Enumerable.Repeat("\u20ac", 21)),
        string.Concat(System.Linq.Enumerable.Repeat("\U0001F697", 15)) + "abc",
    ];
}
