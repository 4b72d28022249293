using System;

namespace SmartEvse.Simulation;

/// <summary>A file cannot be used as it is; the message names the file, the place in it, and what was expected.</summary>
public sealed class InputFileException : Exception
{
    /// <summary>Without words.</summary>
    public InputFileException()
    {
    }

    /// <summary>With words for the user.</summary>
    public InputFileException(string message)
        : base(message)
    {
    }

    /// <summary>With words for the user, and the cause.</summary>
    public InputFileException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>With the parts of the message.</summary>
    /// <param name="file">The file, as it was named.</param>
    /// <param name="place">A line (<c>line 3</c>) or a path (<c>events[2].atS</c>); empty = the whole file.</param>
    /// <param name="what">What is wrong, and what was expected.</param>
    public InputFileException(string file, string place, string what)
        : base(place.Length == 0 ? $"{file}: {what}" : $"{file}: {place}: {what}")
    {
    }
}
