using System;
using System.Threading.Tasks;
using SmartEvse.Core.Display;

namespace SmartEvse.Virtual.WebServer;

/// <summary>The three buttons, pressed from a distance: one at a time, whoever presses. A press that nobody ends is ended by the panel.</summary>
internal sealed class LcdButtons(Panel panel, Func<long> nowMs)
{
    /// <summary>The panel looks at its buttons every 20 ms and wants to see one twice: a shorter press, or pause between two, would be lost.</summary>
    private const int ShortestMs = 100;

    private readonly object _gate = new();
    private int _down;
    private long _sinceMs;
    private long _freeMs = -ShortestMs;

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

    /// <summary>Presses a button, not before the panel has seen that the last one went up, or goes on holding it; another one that was held is let go.</summary>
    internal async Task Press(int index)
    {
        long freeMs;
        lock (_gate)
        {
            freeMs = _down == 0 ? nowMs() - _freeMs : ShortestMs;
        }

        if (freeMs < ShortestMs) await Task.Delay(TimeSpan.FromMilliseconds(ShortestMs - freeMs));
        lock (_gate)
        {
            _down = Bit(index);
            _sinceMs = nowMs();
            panel.Press(_down, true);
        }
    }

    /// <summary>Lets a button go, not before it has been seen.</summary>
    internal async Task Release(int index)
    {
        long heldMs;
        long sinceMs;
        lock (_gate)
        {
            if (_down != Bit(index)) return;
            sinceMs = _sinceMs;
            heldMs = nowMs() - sinceMs;
        }

        if (heldMs < ShortestMs) await Task.Delay(TimeSpan.FromMilliseconds(ShortestMs - heldMs));
        lock (_gate)
        {
            // Somebody may have pressed it again meanwhile.
            if (_down != Bit(index) || _sinceMs != sinceMs) return;
            _down = 0;
            _freeMs = nowMs();
            panel.Press(Bit(index), false);
        }
    }

    private static int Bit(int index) => index == 0 ? Panel.LeftButton : index == 1 ? Panel.MiddleButton : Panel.RightButton;
}
