using System.CommandLine;
using System.IO;
using SmartEvse.Simulation.Charts;
using SmartEvse.Simulation.Scenarios;

namespace SmartEvse.Virtual;

/// <summary><c>chart</c>: runs a scenario in virtual time and draws it as SVG.</summary>
internal static class ChartVerb
{
    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The scenario, JSON." };
        var output = new Option<string>("--out") { Description = "The picture, SVG.", Required = true };
        var interval = new Option<int>("--interval") { Description = "Seconds a point stands for, a multiple of 10.", DefaultValueFactory = _ => 60 };
        var command = new Command("chart", "Draws a scenario: surplus, vehicle, phases.") { file, output, interval };
        command.SetAction(call =>
        {
            var seconds = call.GetValue(interval);
            if (seconds is < 10 or > 3600 || seconds % 10 != 0) throw new WrongCallException($"--interval {seconds}: expected 10..3600, a multiple of 10");
            var scenario = ScenarioReader.Read(call.GetRequiredValue(file));
            if (scenario.DurationMs < seconds * 2000L) throw new WrongCallException($"{call.GetRequiredValue(file)}: too short for a chart; expected at least two intervals");
            File.WriteAllText(call.GetRequiredValue(output), DayChart.Draw(scenario.Name, DayRecorder.Run(scenario, seconds)));
            return Exit.Ok;
        });
        return command;
    }
}
