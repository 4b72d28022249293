using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using SmartEvse.Core.Rest;
using SmartEvse.Virtual.WebServer;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>What docs/rest.md shows works, and the OpenAPI document says what is there.</summary>
public sealed partial class RestExamplesTests
{
    [Fact]
    public async Task Given_the_examples_of_the_document_When_they_are_carried_out_in_order_Then_each_has_the_status_that_stands_behind_it()
    {
        using var charger = new VirtualCharger(new ChargerOptions { FeedsMeters = false, Plugged = false, WebPort = 0, WebMustWork = true, Set = ["MainsMeter=API", "MaxCurrent=16"] });
        charger.Start();
        using var http = new HttpClient();
        var examples = Example().Matches(Read("docs/rest.md")).ToList();
        Assert.InRange(examples.Count, 10, 50);
        foreach (var example in examples)
        {
            var words = Word().Matches(example.Groups[1].Value).Select(m => m.Value.StartsWith('"') ? m.Value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : m.Value).ToList();
            using var request = new HttpRequestMessage();
            for (var i = 0; i < words.Count; i++)
            {
                if (words[i] == "-X") request.Method = new HttpMethod(words[++i]);
                else if (words[i] == "--data") request.Content = new StringContent(words[++i]);
                else if (words[i] == "-H") request.Headers.Add(words[i + 1].Split(": ")[0], words[++i].Split(": ")[1].Replace("TOKEN", charger.Token, StringComparison.Ordinal));
                else request.RequestUri = new Uri(words[i].Replace("http://HOST", charger.WebAddress, StringComparison.Ordinal));
            }

            using var response = await http.SendAsync(request);
            Assert.True(int.Parse(example.Groups[2].Value) == (int)response.StatusCode, $"{example.Value}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Given_the_OpenAPI_document_When_its_paths_are_asked_for_Then_each_is_there_with_the_methods_it_names()
    {
        using var charger = new VirtualCharger(new ChargerOptions { FeedsMeters = false, Plugged = false, WebPort = 0, WebMustWork = true });
        charger.Start();
        using var http = new HttpClient { BaseAddress = new Uri(charger.WebAddress!) };
        var document = JsonDocument.Parse(await http.GetStringAsync("/api/v1/openapi.json")).RootElement;

        var paths = document.GetProperty("paths").EnumerateObject().ToList();
        Assert.Equal(OpenApi.Routes().Count(), paths.Count);
        foreach (var path in paths)
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, path.Name.Replace("{topic}", "Mode", StringComparison.Ordinal));
            using var response = await http.SendAsync(request);
            Assert.Equal(path.Value.EnumerateObject().Select(m => m.Name.ToUpperInvariant()), response.Content.Headers.Allow);
            await Task.Delay(60);
        }

        var minimum = document.GetProperty("components").GetProperty("schemas").GetProperty("Settings").GetProperty("properties").GetProperty("MinCurrent");
        Assert.Equal((6, 16, "integer"), (minimum.GetProperty("minimum").GetInt32(), minimum.GetProperty("maximum").GetInt32(), minimum.GetProperty("type").GetString()));
        var parameters = document.GetProperty("paths").GetProperty("/settings").GetProperty("post").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ToList();
        Assert.Equal(OpenApi.Parameters(RestAction.LegacySettings), parameters);
        Assert.Contains("override_current", parameters);
    }

    private static string Read(string document)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder != null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SmartEvse.sln"))) return File.ReadAllText(Path.Combine(folder.FullName, document));
        }

        throw new InvalidOperationException("the tests do not run inside the repository");
    }

    [GeneratedRegex(@"^curl (.*?) +# (\d+)$", RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|\S+")]
    private static partial Regex Word();
}
