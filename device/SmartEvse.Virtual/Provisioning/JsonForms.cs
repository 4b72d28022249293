using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>How the files for nanoff are written and read: by the same rules as nanoff does.</summary>
internal static class JsonForms
{
    /// <summary>Letters stay readable; quotes and control characters are escaped.</summary>
    internal static readonly JsonSerializerOptions Written = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions AsNanoffReads = new() { PropertyNameCaseInsensitive = true };

    /// <exception cref="InputException">The text is not JSON of that form.</exception>
    internal static T Read<T>(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, AsNanoffReads) ?? throw new InputException("is empty");
        }
        catch (JsonException wrong)
        {
            throw new InputException($"is not what nanoff takes (line {wrong.LineNumber + 1})", wrong);
        }
    }
}
