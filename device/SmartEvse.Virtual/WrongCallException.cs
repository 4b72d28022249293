using System;

namespace SmartEvse.Virtual;

/// <summary>The call cannot be carried out as it was given; the message names the option or key, and what was expected.</summary>
public sealed class WrongCallException : Exception
{
    /// <summary>Without words.</summary>
    public WrongCallException()
    {
    }

    /// <summary>With words for the user.</summary>
    public WrongCallException(string message)
        : base(message)
    {
    }

    /// <summary>With words for the user, and the cause.</summary>
    public WrongCallException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
