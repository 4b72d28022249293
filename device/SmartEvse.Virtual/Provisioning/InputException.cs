using System;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>Something that was given or read is not usable; the message continues a sentence that begins with its name.</summary>
public sealed class InputException : Exception
{
    /// <summary>Without words.</summary>
    public InputException()
    {
    }

    /// <summary>With words for the user.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>With words for the user, and the cause.</summary>
    public InputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
