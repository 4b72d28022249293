using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Docs.Tests;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The dashboard: core cards, and entities that the charger really announces.</summary>
public sealed partial class DashboardTests
{
    private const string Path = Blueprint.Folder + "/dashboards/smartevse.yaml";

    /// <summary>The prefix whose entity ids the dashboard uses.</summary>
    private const string Prefix = "SmartEVSE-1234";

    private static readonly string[] CoreCards =
        ["conditional", "energy-date-selection", "energy-devices-graph", "energy-distribution", "energy-usage-graph", "entities", "gauge", "grid", "heading", "history-graph", "markdown", "statistics-graph", "tile"];

    private static readonly Map Root = (Map)Yaml.File(Path)!;

    [Fact]
    public void Given_the_dashboard_When_its_entities_are_read_Then_the_charger_announces_each_and_each_is_on_at_first()
    {
        var announced = Announced();
        var used = EntityId().Matches(Repository.Read(Path)).Select(m => m.Value).Distinct().ToList();

        Assert.InRange(used.Count, 20, 40);
        Assert.Empty(used.Except(announced.Keys));
        Assert.DoesNotContain(used, id => !announced[id].Enabled);
        // Nothing but the charger's own: a word with a dot between letters is an entity id, or a file.
        Assert.All(used, id => Assert.Contains("smartevse_1234", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_the_dashboard_When_its_cards_are_read_Then_they_are_Home_Assistant_s_own()
    {
        var sections = Root.Items("views").Cast<Map>().SelectMany(v => v.Items("sections")).Cast<Map>().ToList();
        Assert.All(Root.Items("views").Cast<Map>(), v => Assert.Equal("sections", v.Text("type")));
        var cards = sections.SelectMany(Yaml.Nodes).OfType<Map>().Where(m => m.ContainsKey("type") && !m.ContainsKey("style") && m.Text("type") != "select-options").ToList();
        Assert.All(cards, c => Assert.Contains(c.Text("type"), CoreCards));
        Assert.Empty(CoreCards.Except(cards.Select(c => c.Text("type"))));
        Assert.DoesNotContain("custom:", Repository.Read(Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_tile_with_features_When_its_entity_is_read_Then_the_feature_belongs_to_its_kind()
    {
        var tiles = Yaml.Nodes(Root).OfType<Map>().Where(m => m.ContainsKey("features")).ToList();
        Assert.Equal(4, tiles.Count);
        Assert.All(tiles, t => Assert.Equal(t.Text("entity").Split('.')[0], ((Map)t.Items("features").Single()!).Text("type") switch { "select-options" => "select", "numeric-input" => "number", _ => "none" }));
    }

    [Fact]
    public void Given_a_statistics_graph_When_its_entities_are_read_Then_they_have_statistics_of_that_kind()
    {
        var announced = Announced();
        foreach (var graph in Yaml.Nodes(Root).OfType<Map>().Where(m => m.Text("type") == "statistics-graph"))
        {
            var kind = graph.Items("stat_types").Contains("change") ? "total_increasing" : "measurement";
            Assert.All(graph.Items("entities"), e => Assert.Equal(kind, announced[(string)e!].StateClass));
        }
    }

    [Fact]
    public void Given_what_was_asked_for_When_the_dashboard_is_read_Then_flow_mode_override_reason_and_history_are_there()
    {
        var text = Repository.Read(Path);
        Assert.All(new[] { "energy-distribution", "_mode", "_chargecurrentoverride", "_reasontext", "history-graph", "statistics-graph" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    // The id that Home Assistant gives at first, as the charger proposes it.
    private static Dictionary<string, Entity> Announced()
    {
        var writer = new DiscoveryMessage(new DeviceInfo());
        return Entities.All()
            .Select(e => (Entity: e, Message: JsonDocument.Parse(writer.Payload(e, Prefix, false)).RootElement))
            .Where(m => m.Message.TryGetProperty("def_ent_id", out _)) // A device trigger is no entity.
            .ToDictionary(m => m.Message.GetProperty("def_ent_id").GetString()!, m => m.Entity);
    }

    [GeneratedRegex(@"\b(sensor|binary_sensor|select|number|switch|button|text|update|event)\.\w+")]
    private static partial Regex EntityId();
}
