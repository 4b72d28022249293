using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartEvse.Blueprints.Tests.Support;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.Docs.Tests;
using Xunit;

namespace SmartEvse.Blueprints.Tests;

/// <summary>The form of the blueprints: what Home Assistant accepts, and the rules of the house.</summary>
public sealed partial class FormTests
{
    public static TheoryData<string> Blueprints => [.. Blueprint.Paths];

    [Fact]
    public void Given_the_folder_When_it_is_listed_Then_every_blueprint_that_was_promised_is_there()
        => Assert.Equal(
            [
                "automation/cheapest-hours.yaml", "automation/departure-guard.yaml", "automation/ev-meter-feed.yaml", "automation/home-battery-feed.yaml", "automation/mains-meter-feed.yaml",
                "automation/notifications.yaml", "automation/p1-meter-feed.yaml", "automation/solar-smart-switch.yaml", "script/charge-energy-now.yaml",
            ],
            Blueprint.Paths.Select(p => p[(Blueprint.Folder.Length + 1)..]));

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_a_blueprint_When_it_is_checked_Then_Home_Assistant_accepts_it(string path) => Assert.Empty(BlueprintCheck.Faults(Blueprint.Of(path).Root));

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_a_blueprint_When_it_says_where_it_is_published_Then_it_is_its_own_place(string path)
    {
        var blueprint = Blueprint.Of(path);
        Assert.Equal(Readme.SourceUrl(path), blueprint.Meta.Text("source_url"));
        Assert.Equal(path.Split('/')[1], blueprint.Meta.Text("domain"));
    }

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_a_blueprint_When_its_inputs_are_counted_Then_four_at_most_have_to_be_given(string path)
        => Assert.InRange(Blueprint.Of(path).Inputs.Count(i => !i.HasDefault), 2, 4);

    [Theory]
    [InlineData("automation/mains-meter-feed.yaml")]
    [InlineData("automation/p1-meter-feed.yaml")]
    [InlineData("automation/ev-meter-feed.yaml")]
    [InlineData("automation/home-battery-feed.yaml")]
    public void Given_a_feed_When_its_limits_are_read_Then_it_is_repeated_within_11_s_and_old_values_are_not_sent(string path)
    {
        var blueprint = Blueprint.Of($"{Blueprint.Folder}/{path}");
        var every = blueprint.Inputs.Single(i => i.Name == "every").Spec;
        var age = blueprint.Inputs.Single(i => i.Name == "max_age").Spec;

        Assert.Equal("/5", every["default"]);
        Assert.All(every.Sub("selector").Sub("select").Items("options"), o => Assert.InRange(int.Parse(((Map)o!).Text("value")[1..]), 1, 10));
        Assert.InRange((long)age["default"]!, 3, 11);
        Assert.Contains("last_reported).total_seconds() <= max_age", blueprint.Source, StringComparison.Ordinal);
        Assert.Contains(blueprint.Root.Items("triggers").Cast<Map>(), t => t.Text("trigger") == "time_pattern" && t["seconds"] is InputRef { Name: "every" });
        Assert.All(blueprint.Root.Items("triggers").Cast<Map>().Where(t => t.Text("trigger") == "state"), t => Assert.Equal(["unknown", "unavailable"], t.Items("not_to")));
    }

    [Fact]
    public void Given_everything_in_the_folder_When_it_is_searched_Then_no_lost_value_is_read_as_0()
    {
        var files = Repository.Files(".yaml", ".md").Where(f => f.StartsWith(Blueprint.Folder + "/", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 18);
        Assert.DoesNotContain(files, f => FloatZero().IsMatch(Repository.Read(f)));
    }

    [Theory]
    [MemberData(nameof(Blueprints))]
    public void Given_a_blueprint_that_asks_for_the_device_When_the_charger_announces_itself_Then_it_is_in_the_list(string path)
    {
        foreach (var input in Blueprint.Of(path).Inputs.Where(i => i.Spec.Sub("selector").ContainsKey("device")))
        {
            var filter = (Map)input.Spec.Sub("selector").Sub("device").Items("filter").Single()!;
            var device = Announced().GetProperty("dev");
            Assert.Equal(("mqtt", device.GetProperty("mf").GetString(), device.GetProperty("mdl").GetString()), (filter.Text("integration"), filter.Text("manufacturer"), filter.Text("model")));
            Assert.Equal(["integration", "manufacturer", "model"], filter.Keys);
        }
    }

    [Fact]
    public void Given_the_device_When_its_identifier_is_read_Then_it_is_the_prefix_that_the_feeds_publish_below()
        => Assert.Equal("SmartEVSE-1234", Announced().GetProperty("dev").GetProperty("ids").GetString());

    [Fact]
    public void Given_the_states_of_the_charger_When_the_notifications_are_read_Then_they_know_each_of_them()
    {
        var triggers = Blueprint.Of($"{Blueprint.Folder}/automation/notifications.yaml").Root.Items("triggers").Cast<Map>().ToDictionary(t => t.Text("id"));
        string[] waiting = [.. triggers["waiting"].Items("to").Cast<string>()];
        string[] known = [.. waiting, triggers["finished"].Text("from"), triggers["finished"].Text("to"), triggers["fault"].Text("to"), "no_vehicle"];

        Assert.Equal(Enumerable.Range(0, StatusTexts.Count).Select(StatusTexts.Token).Order(), known.Order());
        Assert.Equal(triggers["finished"].Text("to"), triggers["cable"].Text("to"));
        Assert.Equal(triggers["finished"].Text("to"), triggers["waiting"].Text("not_from"));
    }

    [Fact]
    public void Given_a_blueprint_that_asks_for_an_entity_of_the_charger_When_its_device_page_is_opened_first_Then_it_is_on_or_the_blueprint_says_to_enable_it()
    {
        var asked = (from path in Blueprint.Paths
                     from Match match in Named().Matches(Repository.Read(path))
                     select (Name: match.Groups[2].Success ? match.Groups[2].Value : match.Groups[1].Value, Enables: match.Value.Contains("(enable it first", StringComparison.Ordinal))).ToList();
        Assert.Contains(("Status", false), asked);
        var on = Entities.All().Where(e => e.Platform != Platform.DeviceAutomation).ToLookup(e => (e.Subject + " " + e.Name).Trim(), e => e.Enabled);
        Assert.All(asked, entity => Assert.Equal([!entity.Enables], on[entity.Name]));
    }

    [Fact]
    public void Given_the_options_that_are_chosen_When_the_charger_s_selects_are_read_Then_they_have_them()
    {
        var mode = Options("Mode");
        Assert.All(new[] { "Off", "Normal", "Smart", "Solar", "Pause" }, o => Assert.Contains($"\"{o}\"", mode, StringComparison.Ordinal));
        var access = Options("AccessControl");
        Assert.All(new[] { "Allow", "Deny", "Pause" }, o => Assert.Contains($"\"{o}\"", access, StringComparison.Ordinal));
    }

    private static string Options(string suffix) => Entities.All().Single(e => e.Suffix == suffix && e.Platform == Platform.Select).OptionsJson;

    private static JsonElement Announced()
    {
        var entity = new Entity();
        new EntityTable(new SettingsValues()).Read(0, entity);
        var message = new DiscoveryMessage(new DeviceInfo()).Payload(entity, "SmartEVSE-1234", true);
        return JsonDocument.Parse(message).RootElement;
    }

    [GeneratedRegex(@"(float|int)\s*\(\s*(default\s*=\s*)?0\s*[,)]")]
    private static partial Regex FloatZero();

    [GeneratedRegex("""name: ([^\n]+)\n +description: The charger's (?:binary )?(?:sensor|select)(?: "([^"]+)")?[^\n]*""")]
    private static partial Regex Named();
}
