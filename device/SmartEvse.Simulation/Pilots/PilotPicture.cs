using System;
using System.Globalization;
using System.Linq;
using System.Text;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Simulation.Pilots;

/// <summary>Draws one burst as SVG: the line, the readings on it, and at the right how they are distributed. The same seed gives the same bytes.</summary>
public static class PilotPicture
{
    private const int Left = 60;
    private const int PlotWidth = 640;
    private const int HistogramLeft = Left + PlotWidth + 20;
    private const int Top = 40;
    private const int PlotHeight = 280;
    private const int MaxMv = 3300;
    private const int BinMv = 50;

    /// <summary>The burst of the docs: a vehicle asks, 10 A (16.6 %), spacing of 80 us.</summary>
    public static string Example()
    {
        var sampler = new PilotSampler { Options = new PilotSamplerOptions { GapOneIn = 0, OutlierOneIn = 0 } };
        sampler.Seed(5);
        var line = PilotWaveform.Of(PilotDuty.FromCurrent(100), true, true, PilotFault.None, 13);
        var (high, low) = sampler.Read(line);
        return Draw(sampler, line, high, low);
    }

    private static string Draw(PilotSampler sampler, PilotWaveform line, int high, int low)
    {
        var times = sampler.TimesUs[..sampler.Count];
        var startUs = times[0];
        var lengthUs = times[^1] - startUs;
        double X(double us) => Left + (PlotWidth * (us - startUs) / lengthUs);
        double Y(double mv) => Top + (PlotHeight * (MaxMv - mv) / MaxMv);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 370\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>One burst of {sampler.Count} readings</title>\n<rect width=\"900\" height=\"370\" fill=\"#ffffff\"/>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"24\">One burst: duty {line.DutyPermille / 10.0:0.0} %, 6 V, {sampler.Count} readings in {lengthUs / 1000:0.0} ms; found {high} and {low} mV</text>\n");
        foreach (var (mv, text) in new[] { (3055, "12 V"), (2735, "9 V"), (2400, "6 V"), (2000, "3 V"), (1600, "0 V"), (300, ""), (100, "-12 V") })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Y(mv):0.0}\" x2=\"880\" y2=\"{Y(mv):0.0}\" stroke=\"#dddddd\"/><text x=\"{Left - 8}\" y=\"{Y(mv) - 4:0.0}\" text-anchor=\"end\" fill=\"#333333\">{text}</text>\n");
        }

        // Only the corners: where an edge begins and where it ends.
        var corners = Enumerable.Range(0, (int)(times[^1] / PilotWaveform.PeriodUs) + 1)
            .SelectMany(period => new[] { 0, line.EdgeUs, line.DutyPermille, line.DutyPermille + line.EdgeUs }.Select(us => us + (period * PilotWaveform.PeriodUs)))
            .Where(us => us > startUs && us < times[^1]);
        var wave = corners.Prepend(startUs).Append(times[^1]).Select(us => string.Create(CultureInfo.InvariantCulture, $"{X(us):0.0},{Y(line.At(us)):0.0}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', wave)}\" fill=\"none\" stroke=\"#9e9e9e\"/>\n");
        for (var i = 0; i < times.Length; i++) svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(times[i]):0.0}\" cy=\"{Y(PilotSampler.Scale.ToMv(sampler.Buffer[i])):0.0}\" r=\"3\" fill=\"#1565c0\"/>\n");
        Histogram(svg, sampler, Y);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"350\">{PilotBurst.GroupSamples} readings at a time; the pauses between the groups grow</text><text x=\"{HistogramLeft}\" y=\"350\">readings per {BinMv} mV</text>\n");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Histogram(StringBuilder svg, PilotSampler sampler, Func<double, double> y)
    {
        var bins = sampler.Buffer.Take(sampler.Count).GroupBy(c => PilotSampler.Scale.ToMv(c) / BinMv).OrderBy(g => g.Key).Select(g => (g.Key, Count: g.Count())).ToList();
        var scale = 150.0 / bins.Max(b => b.Count);
        foreach (var (bin, count) in bins)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{HistogramLeft}\" y=\"{y((bin + 1) * BinMv):0.0}\" width=\"{count * scale:0.0}\" height=\"{PlotHeight * BinMv / (double)MaxMv:0.0}\" fill=\"#1565c0\"/>\n");
        }
    }
}
