using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SmartEvse.MeterFeed.Csv;
using SmartEvse.MeterFeed.Values;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary><c>meterfeed csv</c>.</summary>
internal sealed class CsvCommand : SourceCommand
{
    private readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "the table" };
    private readonly Option<string?> _pace = new("--pace") { HelpName = "original|SECONDS", Description = "pause between the lines [default: none]" };
    private readonly Option<string[]> _value = ValueArgument.Option("which column holds what, as in currentL1=Grid A, powerL1=Grid kW:kW [default: columns with these names]");

    protected override string Name => "csv";

    protected override string Description => "replay a table of measurements once";

    protected override IReadOnlyList<Option> Options => [_file, _pace, _value];

    protected override SourcePlan Read(ParseResult parsed) =>
        Read("--", parsed.GetValue(_file), parsed.GetValue(_pace), [.. (parsed.GetValue(_value) ?? []).Select(text => ValueArgument.Read("--value", text, ""))]);

    /// <summary>The rules between the settings.</summary>
    internal static CsvPlan Read(string mark, string? file, string? pace, IReadOnlyList<ValuePlace> columns)
    {
        WrongCallException.Unless(file is not null, $"{mark}file FILE");
        IReadOnlyList<string> header = CsvSource.Header(SettingTexts.ReadableFile(mark + "file", file!));
        if (columns.Count == 0) columns = CsvSource.OwnNames(header);
        WrongCallException.Unless(columns.Any(column => column.Quantity != Quantity.Time), $"a column of {mark}file with a name like currentL1 or powerL1, or {mark}value");
        foreach (ValuePlace column in columns)
            if (!header.Contains(column.Place)) throw SettingTexts.Wrong(mark + "value", "a column of the file (" + string.Join(", ", header) + ")", column.Place);
        return new CsvPlan { File = file!, Pace = P1Texts.Pace(mark + "pace", pace), Columns = columns };
    }
}
