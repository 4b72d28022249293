using System;
using System.Threading.Tasks;
using SmartEvse.Core.Display;

namespace SmartEvse.Virtual.WebServer;

/// <summary>
/// The three buttons, pressed from a distance: one at a time, whoever presses. The panel debounces what it sees, so a press or a pause that is shorter than it
/// takes to look twice would be lost: each waits until the panel has seen the one before. A press that nobody ends is ended by the panel.
/// </summary>
internal sealed class LcdButtons(Panel panel, Func<long> nowMs)
{
    /// <summary>So long the panel is waited for at the most: at the device somebody may hold another button.</summary>
    private const int LongestMs = 1000;

    private const int LookMs = 10;

    private readonly object _gate = new();
    private int _down;
    private long _sinceMs;

    internal static readonly string[] Names = ["left", "middle", "right"];

    /// <summary>True while the button counts as held.</summary>
    /// <param name="index">Its place in <see cref="Names"/>.</param>
    internal bool IsDown(int index)
    {
        lock (_gate)
        {
            return _down == Bit(index) && nowMs() - _sinceMs < Panel.RemotePressMs;
        }
    }

    /// <summary>Presses a button, or goes on holding it; another one that was held is let go.</summary>
    internal async Task Press(int index)
    {
        bool isFree;
        lock (_gate)
        {
            isFree = _down == 0;
        }

        if (isFree) await Until(0);
        lock (_gate)
        {
            _down = Bit(index);
            _sinceMs = nowMs();
            panel.Press(_down, true);
        }
    }

    /// <summary>Lets a button go.</summary>
    internal async Task Release(int index)
    {
        long sinceMs;
        lock (_gate)
        {
            if (_down != Bit(index)) return;
            sinceMs = _sinceMs;
        }

        await Until(Bit(index));
        lock (_gate)
        {
            // Somebody may have pressed it again meanwhile.
            if (_down != Bit(index) || _sinceMs != sinceMs) return;
            _down = 0;
            panel.Press(Bit(index), false);
        }
    }

    private async Task Until(int buttons)
    {
        for (var untilMs = nowMs() + LongestMs; panel.ButtonsDown != buttons && nowMs() < untilMs;) await Task.Delay(LookMs);
    }

    private static int Bit(int index) => index == 0 ? Panel.LeftButton : index == 1 ? Panel.MiddleButton : Panel.RightButton;
}
