using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>What <c>nanoff --filedeployment</c> reads: a file without a source is deleted on the board.</summary>
internal sealed record FilesJson
{
    /// <summary>In the order in which nanoff goes through them.</summary>
    public IReadOnlyList<Item>? Files { get; init; }

    internal static string Write(IEnumerable<string> names, IEnumerable<string> deleted)
    {
        var items = names.Select(n => new Item { DestinationFilePath = DeviceFiles.Drive + n, SourceFilePath = n });
        var gone = deleted.Select(n => new Item { DestinationFilePath = DeviceFiles.Drive + n, SourceFilePath = "" });
        return JsonSerializer.Serialize(new FilesJson { Files = [.. items, .. gone] }, JsonForms.Written) + "\n";
    }

    /// <exception cref="InputException">The text is not what nanoff takes.</exception>
    internal static FilesJson Read(string text) => JsonForms.Read<FilesJson>(text);

    /// <summary>One file.</summary>
    public sealed record Item
    {
        /// <summary>Drive and name on the board.</summary>
        public string? DestinationFilePath { get; init; }

        /// <summary>Name on the PC, seen from the folder nanoff is called in; empty = delete.</summary>
        public string? SourceFilePath { get; init; }
    }
}
