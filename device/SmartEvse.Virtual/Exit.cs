using System;

namespace SmartEvse.Virtual;

/// <summary>Exit codes of every verb.</summary>
internal static class Exit
{
    internal const int Ok = 0;
    internal const int Failed = 1;
    internal const int Wrong = 2;

    /// <summary>One line on standard error that names what was expected.</summary>
    internal static int WrongCall(string message)
    {
        Console.Error.WriteLine(message.ReplaceLineEndings(" "));
        return Wrong;
    }
}
