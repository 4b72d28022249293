using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SmartEvse.Simulation.Charts;

/// <summary>Draws a day as SVG: the surplus as an area, the vehicle's current as a line, and below the phases in use. The same points give the same bytes.</summary>
public static class DayChart
{
    private const int Width = 960;
    private const int Left = 56;
    private const int Right = 16;
    private const int Top = 44;
    private const int PlotHeight = 300;
    private const int BandTop = Top + PlotHeight + 16;
    private const int BandHeight = 18;
    private const int Height = BandTop + BandHeight + 34;

    /// <summary>The picture.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="points">The moments, in order.</param>
    public static string Draw(string title, IReadOnlyList<DayPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var lastS = points[^1].AtS;
        var highest = Math.Ceiling(points.Max(p => Math.Max(p.SurplusA, p.VehicleA)) / 10) * 10;
        var lowest = Math.Floor(Math.Min(0, points.Min(p => p.SurplusA)) / 10) * 10;
        double X(double s) => Left + ((Width - Left - Right) * s / lastS);
        double Y(double a) => Top + (PlotHeight * (highest - a) / (highest - lowest));

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Legend(svg);
        for (var a = lowest; a <= highest; a += 10) Line(svg, Y(a), a == 0 ? "#555555" : "#dddddd", $"{a:0} A");
        for (var hour = 0; hour * 3600 <= lastS; hour++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(hour * 3600):0.0}\" y=\"{Height - 8}\" text-anchor=\"middle\" fill=\"#333333\">{hour} h</text>\n");
        }

        var area = string.Join(' ', points.Select(p => Point(X(p.AtS), Y(p.SurplusA))));
        svg.Append(CultureInfo.InvariantCulture, $"<polygon points=\"{Point(X(points[0].AtS), Y(0))} {area} {Point(X(lastS), Y(0))}\" fill=\"#ffcf4d\" fill-opacity=\"0.75\"/>\n");
        var line = string.Join(' ', points.Select(p => Point(X(p.AtS), Y(p.VehicleA))));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{line}\" fill=\"none\" stroke=\"#1565c0\" stroke-width=\"1.6\"/>\n");
        Band(svg, points, X);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Legend(StringBuilder svg)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"14\" width=\"14\" height=\"14\" fill=\"#ffcf4d\"/><text x=\"{Left + 20}\" y=\"26\">surplus, sum of the phases</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + 220}\" y=\"19\" width=\"14\" height=\"3\" fill=\"#1565c0\"/><text x=\"{Left + 240}\" y=\"26\">vehicle, sum of the phases</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + 450}\" y=\"14\" width=\"14\" height=\"14\" fill=\"#2e7d32\"/><text x=\"{Left + 470}\" y=\"26\">on three phases</text>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left + 600}\" y=\"14\" width=\"14\" height=\"14\" fill=\"#a5d6a7\"/><text x=\"{Left + 620}\" y=\"26\">on one phase</text>\n");
    }

    private static void Line(StringBuilder svg, double y, string colour, string text)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{y:0.0}\" x2=\"{Width - Right}\" y2=\"{y:0.0}\" stroke=\"{colour}\"/><text x=\"{Left - 8}\" y=\"{y + 4:0.0}\" text-anchor=\"end\" fill=\"#333333\">{text}</text>\n");
    }

    private static void Band(StringBuilder svg, IReadOnlyList<DayPoint> points, Func<double, double> x)
    {
        for (var from = 0; from < points.Count - 1;)
        {
            var to = from;
            while (to < points.Count - 1 && points[to].Phases == points[from].Phases) to++;
            if (points[from].Phases != 0)
            {
                var left = x(points[from].AtS);
                var colour = points[from].Phases == 3 ? "#2e7d32" : "#a5d6a7";
                svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.0}\" y=\"{BandTop}\" width=\"{x(points[to].AtS) - left:0.0}\" height=\"{BandHeight}\" fill=\"{colour}\"/>\n");
            }

            from = to;
        }
    }

    private static string Point(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.0},{y:0.0}");
}
