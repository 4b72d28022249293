using System;

namespace MQTTnet;

/// <summary>What every member of the reference does.</summary>
internal static class Reference
{
    public static NotSupportedException Only => new("a reference without behaviour");
}
