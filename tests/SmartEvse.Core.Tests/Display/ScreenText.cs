using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using SmartEvse.Core.Display;

namespace SmartEvse.Core.Tests.Display;

/// <summary>Reads a screen back: the texts in its picture, found by the shape of the letters.</summary>
internal static class ScreenText
{
    private const int SpaceColumns = 3;

    private static readonly (char Letter, int[] Columns)[] Small = Letters(1);
    private static readonly (char Letter, int[] Columns)[] Large = Letters(2);

    /// <summary>The small text on a page, 0..7, in a part of it; what is no letter reads as nothing.</summary>
    public static string SmallAt(FrameBuffer frame, int page, int from = 0, int to = 127) => Read(frame, page, from, to, 1, 1);

    /// <summary>The large text on a page and the one below.</summary>
    public static string LargeAt(FrameBuffer frame, int page, int from = 0, int to = 127)
    {
        var text = Read(frame, page, from, to, 2, 2);
        return text.Contains('\uFFFD', StringComparison.Ordinal) ? Read(frame, page, from, to, 2, 1) : text;
    }

    /// <summary>Four rows of large text, as the tables of the specification have them.</summary>
    public static string[] Rows(FrameBuffer frame) => [.. new[] { 0, 2, 4, 6 }.Select(page => LargeAt(frame, page))];

    /// <summary>Title and value of the menu, without the arrows.</summary>
    public static (string Title, string Value) Menu(FrameBuffer frame) => (Bare(LargeAt(frame, 2)), Bare(LargeAt(frame, 4)));

    /// <summary>True when two letters look the same: what is read could be the other.</summary>
    public static IEnumerable<string> Twins() =>
        from a in Small
        from b in Small
        where a.Letter < b.Letter && a.Columns.SequenceEqual(b.Columns)
        select $"{a.Letter}{b.Letter}";

    private static string Bare(string text) => text.Trim(Font.Left, Font.Right, ' ');

    private static string Read(FrameBuffer frame, int page, int from, int to, int pages, int gap)
    {
        var columns = Enumerable.Range(from, to - from + 1).Select(x => Column(frame, x, page, pages)).ToArray();
        var text = new StringBuilder();
        var letters = pages == 1 ? Small : Large;
        var x = 0;
        var blanks = 0;
        while (x < columns.Length)
        {
            if (columns[x] == 0)
            {
                blanks++;
                x++;
                continue;
            }

            if (text.Length > 0 && blanks >= SpaceColumns + gap) text.Append(' ');
            var found = letters.Where(l => Fits(columns, x, l.Columns)).OrderByDescending(l => l.Columns.Length).FirstOrDefault();
            if (found.Columns == null)
            {
                text.Append('\uFFFD');
                while (x < columns.Length && columns[x] != 0) x++;
            }
            else
            {
                text.Append(found.Letter);
                x += found.Columns.Length;
            }

            blanks = 0;
        }

        return text.ToString();
    }

    private static bool Fits(int[] columns, int x, int[] letter)
    {
        if (x + letter.Length > columns.Length) return false;
        for (var i = 0; i < letter.Length; i++)
        {
            if (columns[x + i] != letter[i]) return false;
        }

        return x + letter.Length == columns.Length || columns[x + letter.Length] == 0;
    }

    private static int Column(FrameBuffer frame, int x, int page, int pages)
    {
        var bits = 0;
        for (var y = 0; y < pages * 8; y++)
        {
            if (frame.IsSet(x, (page * 8) + y)) bits |= 1 << y;
        }

        return bits;
    }

    // A digit keeps empty columns on the right as well; they read as a wider gap.
    private static (char Letter, int[] Columns)[] Letters(int scale)
    {
        var columns = new int[Font.Columns];
        var letters = new List<(char, int[])>();
        for (var c = (char)(Font.First + 1); c <= Font.Right; c++)
        {
            Font.Read(c, columns);
            var all = scale == 1 ? columns.ToArray() : [.. Enumerable.Range(0, 8).Select(x => Font.Large(columns, x))];
            var trimmed = all.SkipWhile(x => x == 0).Reverse().SkipWhile(x => x == 0).Reverse().ToArray();
            letters.Add((c, trimmed));
        }

        return [.. letters];
    }
}
