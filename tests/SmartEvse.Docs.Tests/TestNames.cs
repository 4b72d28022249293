using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SmartEvse.Docs.Tests;

/// <summary>Class.Method of everything that looks like a test, read from the sources: no test project has to know the others.</summary>
internal static partial class TestNames
{
    /// <summary>All of them.</summary>
    internal static HashSet<string> All()
    {
        var names = new HashSet<string>();
        foreach (var file in Repository.Files(".cs").Where(f => f.StartsWith("tests/", StringComparison.Ordinal)))
        {
            var type = "";
            foreach (var line in Repository.Read(file).Split('\n'))
            {
                if (Class().Match(line) is { Success: true } c) type = c.Groups[1].Value;
                if (Method().Match(line) is { Success: true } m) names.Add($"{type}.{m.Groups[1].Value}");
            }
        }

        return names;
    }

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s*public (?:async )?(?:void|Task|Property|bool) (\w+)\(")]
    private static partial Regex Method();
}
