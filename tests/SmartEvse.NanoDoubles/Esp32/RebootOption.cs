namespace nanoFramework.Runtime.Native;

/// <summary>Double.</summary>
public enum RebootOption
{
    /// <summary>The whole chip.</summary>
    NormalReboot = 0,
}
