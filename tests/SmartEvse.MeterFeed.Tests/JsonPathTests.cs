using System.Text.Json;
using SmartEvse.MeterFeed.Sources;
using Xunit;

namespace SmartEvse.MeterFeed.Tests;

public class JsonPathTests
{
    private const string Document = """{"a":1,"b":{"c":[2,{"d":3}],"e f":4,"g.h":5},"":6,"i":[[7]],"n":null}""";

    [Theory]
    [InlineData("a", "1")]
    [InlineData("$.a", "1")]
    [InlineData("b.c[0]", "2")]
    [InlineData("b.c[1].d", "3")]
    [InlineData("$['b']['c'][1]['d']", "3")]
    [InlineData("b.e f", "4")]
    [InlineData("b['e f']", "4")]
    [InlineData("b[\"g.h\"]", "5")]
    [InlineData("i[0][0]", "7")]
    [InlineData("n", "null")]
    [InlineData("$[0]", null)] // Not a list.
    [InlineData("b.c[2]", null)]
    [InlineData("b.c.d", null)]
    [InlineData("a.b", null)]
    [InlineData("A", null)]
    [InlineData("b.g.h", null)]
    public void Given_APath_When_Followed_Then_ItLeadsToTheValueOrNowhere(string path, string? value)
    {
        Assert.True(JsonPath.TryParse(path, out JsonPath parsed));
        using JsonDocument document = JsonDocument.Parse(Document);
        JsonElement found = parsed.Find(document.RootElement);

        Assert.Equal(value, found.ValueKind == JsonValueKind.Undefined ? null : found.GetRawText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a..b")]
    [InlineData("$a")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a['']")]
    [InlineData("a['b")]
    [InlineData("a[-1]")]
    [InlineData("a[0")]
    [InlineData("a[0]b")]
    [InlineData("a[*]")]
    [InlineData("a.*")]
    [InlineData("a[?(@.b)]")]
    [InlineData("a]")]
    [InlineData("a[99999999999]")]
    public void Given_WhatIsNoPlainPath_When_Parsed_Then_ItIsRefused(string path) => Assert.False(JsonPath.TryParse(path, out _));
}
