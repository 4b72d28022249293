using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using SmartEvse.Virtual;
using Xunit;

namespace SmartEvse.Web.Tests;

/// <summary>The files of the page: small enough for a device, and on their own.</summary>
public sealed class FilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "device", "SmartEvse.Virtual", "Web");
    private static readonly string[] Texts = [".html", ".js", ".css"];

    [Fact]
    public void Given_the_page_When_its_files_are_weighed_Then_they_are_under_40_KB_together()
        => Assert.InRange(Directory.EnumerateFiles(Folder).Sum(file => new FileInfo(file).Length), 20_000, 40 * 1024);

    [Fact]
    public void Given_the_page_When_its_files_are_searched_Then_they_name_no_other_host_and_put_no_text_of_the_charger_into_HTML()
    {
        var texts = Directory.EnumerateFiles(Folder).Where(file => Texts.Contains(Path.GetExtension(file))).ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        Assert.True(texts.Count >= 5);
        foreach (var (name, text) in texts)
        {
            foreach (var forbidden in new[] { "http://", "https://", "//cdn", "@import", "insertAdjacentHTML", "document.write", "eval(" }) Assert.False(text.Contains(forbidden, StringComparison.OrdinalIgnoreCase), $"{name}: {forbidden}");
        }

        // The one place that makes markup makes it of numbers.
        Assert.Equal(["chart.js"], texts.Where(t => t.Value.Contains("innerHTML", StringComparison.Ordinal)).Select(t => t.Key));
    }

    [Fact]
    public async Task Given_the_server_When_each_file_is_asked_for_Then_it_comes_with_its_type_and_a_policy_that_allows_nothing_from_elsewhere()
    {
        using var charger = new VirtualCharger(WebBench.Options());
        charger.Start();
        using var http = new HttpClient { BaseAddress = new Uri(charger.WebAddress!) };
        foreach (var (path, type) in new[] { ("/", "text/html"), ("/index.html", "text/html"), ("/app.js", "text/javascript"), ("/style.css", "text/css"), ("/icon.png", "image/png") })
        {
            var response = await http.GetAsync(path);
            Assert.Equal((true, type), (response.IsSuccessStatusCode, response.Content.Headers.ContentType!.MediaType));
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        }
    }
}
