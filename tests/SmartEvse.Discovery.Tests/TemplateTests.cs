using SmartEvse.Discovery.Tests.Templates;
using Xunit;

namespace SmartEvse.Discovery.Tests;

/// <summary>The evaluator itself: what Home Assistant would make of a template, and what it refuses.</summary>
public sealed class TemplateTests
{
    [Theory]
    [InlineData("", "abc", "abc")]
    [InlineData("{{ value }}", "abc", "abc")]
    [InlineData("{{ value | int / 10 }}", "163", "16.3")]
    [InlineData("{{ value | int / 10 }}", "160", "16.0")]
    [InlineData("{{ value | int / 10 }}", "-5", "-0.5")]
    [InlineData("{{ value | int / 10 }}", "0", "0.0")]
    [InlineData("{{ value|int*10 }}", "16", "160")]
    [InlineData("{{ (value | int / 1024 * 100) | round(0) }}", "512", "50")]
    [InlineData("{{ (value | int / 1024 * 100) | round }}", "1024", "100")]
    [InlineData("{{ value | int / 10 | int }}", "5", "0.5")]
    [InlineData("{{ (value | int / 2) | round }}", "5", "2")]
    [InlineData("{{ value | int }}", "12.9", "12")]
    [InlineData("{{ 'ON' if value == 'C' else 'OFF' }}", "C", "ON")]
    [InlineData("{{ 'ON' if value == 'C' else 'OFF' }}", "C1", "OFF")]
    [InlineData("{{ 'ON' if value != 'C' else 'OFF' }}", "C1", "ON")]
    [InlineData("{{ 1 + 2 * 3 - 4 }}", "", "3")]
    [InlineData("{{ 'ON' if value_json.event_type == 'started' else 'OFF' }}", "{\"event_type\":\"started\"}", "ON")]
    [InlineData("{{ 'ON' if value_json.event_type == 'started' else 'OFF' }}", "{\"event_type\":\"stopped\"}", "OFF")]
    [InlineData("{{ value_json.energyWh }}", "{\"energyWh\":4200}", "4200")]
    [InlineData("{{ value_json.energyWh }}", "{\"energyWh\":null}", "None")]
    [InlineData("{{ value_json.end | as_datetime(none) }}", "{\"end\":1781517600}", "2026-06-15 10:00:00+00:00")]
    [InlineData("{{ value_json.end | as_datetime(none) }}", "{\"end\":null}", "None")]
    public void Given_a_template_that_is_known_When_rendered_Then_it_is_what_Home_Assistant_shows(string template, string value, string shown)
    {
        Assert.Equal(shown, Template.Render(template, value));
    }

    [Theory]
    [InlineData(12.3, "123")]
    [InlineData(6.7, "67")]
    [InlineData(0.1, "1")]
    public void Given_a_number_that_was_set_When_tenths_are_made_of_it_Then_binary_fractions_do_no_harm(double value, string payload)
    {
        Assert.Equal(payload, Template.Render("{{ (value * 10) | round | int }}", value));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("{{ value")]
    [InlineData("{{ value }} A")]
    [InlineData("{% if value %}{% endif %}")]
    [InlineData("{{ value | abs }}")]
    [InlineData("{{ value | round(1) }}")]
    [InlineData("{{ value | default('x') }}")]
    [InlineData("{{ states('sensor.x') }}")]
    [InlineData("{{ value_json.x }}")]
    [InlineData("{{ value_json }}")]
    [InlineData("{{ value | as_datetime }}")]
    [InlineData("{{ value * }}")]
    [InlineData("{{ (value }}")]
    [InlineData("{{ value value }}")]
    [InlineData("{{ value == 1 }}")]
    [InlineData("{{ value | int == 1 }}")]
    [InlineData("{{ value | int if 1 else 2 }}")]
    [InlineData("{{ value > 1 }}")]
    [InlineData("{{ value + 1 }}")]
    [InlineData("{{ 1 / 0 }}")]
    [InlineData("{{ none }}")]
    [InlineData("{{ 'it\\'s' }}")]
    [InlineData("")]
    [InlineData("{{ 1 / 3000 }}")]
    public void Given_a_template_that_is_not_known_or_fails_When_rendered_Then_it_is_refused(string template)
    {
        Assert.Throws<TemplateException>(() => Template.Render(template.Length == 0 ? "{{ }}" : template, "5"));
    }

    [Fact]
    public void Given_a_payload_that_is_no_number_When_a_number_is_made_of_it_Then_the_template_fails()
    {
        Assert.Throws<TemplateException>(() => Template.Render("{{ value | int / 10 }}", "C1"));
    }
}
