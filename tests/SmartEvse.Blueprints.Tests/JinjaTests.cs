using SmartEvse.Blueprints.Tests.Support;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The engine under the tables: Home Assistant's native results, and its errors.</summary>
public sealed class JinjaTests
{
    private static readonly World World = new()
    {
        Now = "2026-06-01T12:00:00+02:00",
        States = new Map { ["sensor.a"] = new Map { ["state"] = "5.5", ["age"] = 3L, ["changed"] = 60L }, ["sensor.lost"] = new Map { ["state"] = "unavailable" } },
        Devices = new Map { ["dev"] = "SmartEVSE-1234" },
    };

    [Theory]
    [InlineData("{{ 5 }}", 5L)]
    [InlineData("{{ '05' }}", "05")]
    [InlineData("{{ '-0.5' }}", -0.5)]
    [InlineData("{{ '1e3' }}", "1e3")]
    [InlineData("{{ 1 == 1 }}", true)]
    [InlineData("{{ '1:2:3' }}", "1:2:3")]
    [InlineData(" {{ 'on' }} ", "on")]
    [InlineData("{{ none }}", null)]
    [InlineData("{{ states('sensor.a') | float + 1 }}", 6.5)]
    [InlineData("{{ states('sensor.none') }}", "unknown")]
    [InlineData("{{ has_value('sensor.lost') }}", false)]
    [InlineData("{{ has_value('sensor.none') }}", false)]
    [InlineData("{{ states['sensor.none'] is none }}", true)]
    [InlineData("{{ (now() - states['sensor.a'].last_reported).total_seconds() }}", 3.0)]
    [InlineData("{{ (now() - states['sensor.a'].last_changed).total_seconds() }}", 60.0)]
    [InlineData("{{ 2.5 | round }}", 2L)]
    [InlineData("{{ is_number('nan') }}", false)]
    [InlineData("{{ is_number('1e3') }}", true)]
    [InlineData("{{ today_at('07:00').isoformat() }}", "2026-06-01T07:00:00+02:00")]
    [InlineData("{{ as_timestamp('2026-06-01T10:00:00Z') == as_timestamp(now()) }}", true)]
    [InlineData("{{ device_attr('gone', 'identifiers') is none }}", true)]
    public void Given_a_template_When_it_is_rendered_Then_the_result_has_Home_Assistant_s_type(string template, object? result) => Assert.Equal(result, Jinja.Render(template, [], World));

    [Theory]
    [InlineData("{{ states('sensor.lost') | float }}", "ValueError")]
    [InlineData("{{ states('sensor.lost') | int }}", "ValueError")]
    [InlineData("{{ nothing }}", "UndefinedError")]
    [InlineData("{{ state_atr('a', 'b') }}", "UndefinedError")]
    [InlineData("{{ 1 | flot }}", "TemplateAssertionError")]
    [InlineData("{% if %}", "TemplateSyntaxError")]
    public void Given_a_template_that_is_wrong_When_it_is_rendered_Then_the_run_stops(string template, string error) => Assert.StartsWith(error, Assert.Throws<JinjaException>(() => Jinja.Render(template, [], World)).Message);
}
