using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;

namespace SmartEvse.Simulation;

/// <summary>A recorded or made-up day of a house: one row per second with the base load of L1..L3 and the current of the sun, summed over the phases.</summary>
public sealed class TraceFile
{
    /// <summary>The first line of such a file: the columns, all in ampere.</summary>
    public const string Header = "base_l1_a,base_l2_a,base_l3_a,pv_sum_a";

    private const int Columns = 4;
    private const decimal MostA = 1000;

    private readonly List<int> _valuesMa = [];

    private TraceFile(string name) => Name = name;

    /// <summary>The file's name without folder and ending.</summary>
    public string Name { get; }

    /// <summary>How many seconds it has, at least 1.</summary>
    public int Seconds => _valuesMa.Count / Columns;

    /// <summary>True when the sun shines at least once.</summary>
    public bool HasSun { get; private set; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InputFileException">It cannot be read, or a line is not what it has to be.</exception>
    public static TraceFile Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputFileException(path, "", $"expected a trace; {e.Message}");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="InputFileException">A line is not what it has to be.</exception>
    public static TraceFile Read(TextReader reader, string path)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var header = reader.ReadLine();
        if (header != Header) throw new InputFileException(path, "line 1", $"expected the columns {Header}");

        var trace = new TraceFile(Path.GetFileNameWithoutExtension(path));
        var number = 1;
        while (reader.ReadLine() is { } line)
        {
            number++;
            trace.Add(line, path, number);
        }

        if (trace.Seconds == 0) throw new InputFileException(path, $"line {number + 1}", "expected a row for each second, found the end of the file");
        return trace;
    }

    /// <summary>Puts a second into the world. The last one stays when the trace is over.</summary>
    public void Show(int second, House house, Sun sun)
    {
        ArgumentNullException.ThrowIfNull(house);
        ArgumentNullException.ThrowIfNull(sun);
        var at = Math.Min(second, Seconds - 1) * Columns;
        for (var phase = 0; phase < 3; phase++) house.LoadMa[phase] = _valuesMa[at + phase];
        sun.SumMa = _valuesMa[at + 3];
    }

    private void Add(string line, string path, int number)
    {
        var columns = line.Split(',');
        if (columns.Length != Columns) throw new InputFileException(path, $"line {number}", $"expected {Columns} numbers, found {columns.Length} columns");
        foreach (var column in columns)
        {
            var isNumber = decimal.TryParse(column, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ampere);
            if (!isNumber || ampere is < -MostA or > MostA) throw new InputFileException(path, $"line {number}", $"expected a current in ampere, -{MostA}..{MostA}, found '{column}'");
            _valuesMa.Add((int)Math.Round(ampere * 1000, MidpointRounding.AwayFromZero));
        }

        if (_valuesMa[^1] < 0) throw new InputFileException(path, $"line {number}", "expected pv_sum_a of 0 or more");
        HasSun |= _valuesMa[^1] > 0;
    }
}
