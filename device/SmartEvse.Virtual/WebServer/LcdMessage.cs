using System;
using System.Text.Json;

namespace SmartEvse.Virtual.WebServer;

/// <summary>A text message of a client of <c>/ws/lcd</c>: a button command as the C++ firmware has it, or the token.</summary>
internal sealed record LcdMessage
{
    /// <summary>What is wrong with it, in the words of the C++ firmware; null = nothing.</summary>
    internal string? Error { get; private init; }

    /// <summary>The token, if that is what it brings.</summary>
    internal string? Token { get; private init; }

    /// <summary>Place of the button in <see cref="LcdButtons.Names"/>.</summary>
    internal int Button { get; private init; }

    internal bool IsDown { get; private init; }

    /// <summary>Understands a message, or says what is wrong.</summary>
    internal static LcdMessage Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return Wrong("invalid_json");
            if (root.TryGetProperty("token", out var token)) return token.ValueKind == JsonValueKind.String ? new() { Token = token.GetString() } : Wrong("unauthorized");
            if (!root.TryGetProperty("button", out var button) || !root.TryGetProperty("state", out var state)) return Wrong("missing_fields");
            if (button.ValueKind != JsonValueKind.String) return Wrong("invalid_button");
            if (state.ValueKind != JsonValueKind.Number || !state.TryGetInt32(out var number)) return Wrong("invalid_state");
            return Of(button.GetString()!, number);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, which is no text.
            return Wrong("invalid_json");
        }
    }

    /// <summary>A button command.</summary>
    internal static LcdMessage Of(string button, int state)
    {
        var index = Array.IndexOf(LcdButtons.Names, button);
        if (index < 0) return Wrong("unknown_button");
        return state is 0 or 1 ? new() { Button = index, IsDown = state == 1 } : Wrong("invalid_state");
    }

    private static LcdMessage Wrong(string error) => new() { Error = error };
}
