using System.Collections.Generic;
using System.CommandLine;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary><c>meterfeed p1</c>.</summary>
internal sealed class P1Command : SourceCommand
{
    private readonly Option<string?> _file = new("--file") { HelpName = "FILE", Description = "replay a recording once" };
    private readonly Option<string?> _pace = new("--pace") { HelpName = "original|SECONDS", Description = "pause between the telegrams of --file [default: none]" };
    private readonly Option<bool> _stdin = new("--stdin") { Description = "read standard input" };
    private readonly Option<string?> _tcp = new("--tcp") { HelpName = "HOST:PORT", Description = "read a bridge in the network (ser2net, ESPHome stream server, ...)" };
    private readonly Option<string?> _serial = new("--serial") { HelpName = "DEVICE", Description = "read a P1 cable, for example /dev/ttyUSB0" };
    private readonly Option<string?> _baud = new("--baud") { HelpName = "115200|9600", Description = "speed of --serial [default: 115200]" };
    private readonly Option<string?> _format = new("--format") { HelpName = "8N1|7E1", Description = "format of --serial [default: 8N1]" };

    protected override string Name => "p1";

    protected override string Description => "read the P1 port of a smart meter (DSMR 4 and 5, ESMR 5, e-MUCS, Swedish P1)";

    protected override IReadOnlyList<Option> Options => [_file, _pace, _stdin, _tcp, _serial, _baud, _format];

    protected override SourcePlan Read(ParseResult parsed) => new P1Texts("--").Read(
        parsed.GetValue(_file), parsed.GetValue(_stdin), parsed.GetValue(_tcp), parsed.GetValue(_serial), parsed.GetValue(_pace), parsed.GetValue(_baud), parsed.GetValue(_format));
}
