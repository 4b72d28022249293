using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CsvHelper;
using CsvHelper.Configuration;
using SmartEvse.MeterFeed.Sources;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.Csv;

/// <summary>
/// Replays a table once: a line with the names of the columns, then one measurement a line. An empty cell is not told. Without a
/// column for the time, or with a pace of its own, the lines follow each other at that pace.
/// </summary>
/// <param name="file">The file; comma, semicolon or tab between the cells.</param>
/// <param name="pace">How fast; the original pace needs a column for the time: seconds, or ISO 8601.</param>
/// <param name="columns">Which column holds what.</param>
/// <param name="maker">Makes readings of values.</param>
/// <param name="counters">Counts lines.</param>
/// <param name="time">The clock.</param>
public sealed class CsvSource(string file, ReplayPace pace, IReadOnlyList<ValuePlace> columns, ReadingMaker maker, FeedCounters counters, TimeProvider time) : IMeterSource
{
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        DetectDelimiter = true,
        DetectDelimiterValues = [",", ";", "\t"],
        TrimOptions = TrimOptions.Trim,
        BadDataFound = null,
        MissingFieldFound = null,
    };

    /// <summary>The columns of a file that has them under the quantities' own names, in their default units.</summary>
    public static IReadOnlyList<ValuePlace> OwnNames(IReadOnlyList<string> header) =>
        [.. from quantity in Enum.GetValues<Quantity>()
            let name = QuantityTable.NameOf(quantity)
            where header.Contains(name)
            select ValuePlace.Of(quantity, name)];

    /// <summary>The names of the columns; empty when the file has none.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<string> Header(string file)
    {
        using var reader = new CsvReader(new StreamReader(file), Form);
        return reader.Read() && reader.ReadHeader() ? reader.HeaderRecord ?? [] : [];
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<MeterReading> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new CsvReader(new StreamReader(file), Form);
        reader.Read();
        reader.ReadHeader();
        string? previous = null;
        bool isFirst = true;
        while (await reader.ReadAsync().ConfigureAwait(false))
        {
            string? now = columns.FirstOrDefault(column => column.Quantity == Quantity.Time) is { } clock ? reader.GetField(clock.Place) : null;
            TimeSpan pause = isFirst ? TimeSpan.Zero : pace.Interval ?? CsvTime.Between(previous, now);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            (isFirst, previous) = (false, now ?? previous);
            if (Read(reader) is { } reading) yield return reading;
        }
    }

    private MeterReading? Read(CsvReader reader)
    {
        var set = new ValueSet(trustsCurrentSign: true);
        foreach (ValuePlace column in columns)
        {
            string cell = reader.GetField(column.Place) ?? "";
            if (cell.Length == 0) continue;
            if (set.Take(column.Quantity, cell, column.MilliPerUnit) is { } problem) return maker.Refuse($"line {reader.Parser.RawRow}, {column.Place}: {problem}");
        }
        counters.Add(FeedCount.Good);
        return maker.Make(set.Build());
    }
}
