using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using SmartEvse.Core.Display;
using SmartEvse.Simulation.Screens;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>
/// Every screen looks as it did when a person looked at it last: as text, point by point, and as the picture in the docs. UPDATE_GOLDEN=1 writes both.
/// </summary>
public sealed class ScreenPictureTests
{
    private const string Pictures = "docs/pictures/lcd";
    private const string Texts = "tests/SmartEvse.Core.Tests/Display/Screens";

    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    public static TheoryData<string> Names => [.. ScreenCatalogue.Scenes.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Given_a_screen_When_it_is_shown_Then_text_and_picture_are_those_of_the_repository(string name)
    {
        var frame = ScreenCatalogue.Scenes.Single(s => s.Name == name).Show().Panel.Frame.Bytes;
        var text = Path.Combine(Root(), Texts, name + ".txt");
        var picture = Path.Combine(Root(), Pictures, name + ".png");
        var fresh = ScreenPicture.Png(frame);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(text)!);
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            File.WriteAllText(text, ScreenPicture.Text(frame));
            if (!File.Exists(picture) || !Inflated(File.ReadAllBytes(picture)).SequenceEqual(Inflated(fresh))) File.WriteAllBytes(picture, fresh);
        }

        Assert.True(File.Exists(text) && File.ReadAllText(text) == ScreenPicture.Text(frame), $"{name}.txt is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
        Assert.True(Inflated(File.ReadAllBytes(picture)).SequenceEqual(Inflated(fresh)), $"{name}.png is stale: run UPDATE_GOLDEN=1 ./test.sh and look at the difference");
    }

    [Theory]
    [InlineData(Pictures, ".png")]
    [InlineData(Texts, ".txt")]
    public void Given_the_catalogue_When_the_repository_is_read_Then_there_is_no_screen_that_nobody_shows(string folder, string extension)
    {
        var found = Directory.GetFiles(Path.Combine(Root(), folder), "*" + extension).Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(ScreenCatalogue.Scenes.Select(s => s.Name).Order(), found.Order());
    }

    [Fact]
    public void Given_the_catalogue_When_the_docs_are_read_Then_every_picture_is_shown()
    {
        var docs = File.ReadAllText(Path.Combine(Root(), "docs/lcd.md"));
        Assert.All(ScreenCatalogue.Scenes, scene => Assert.Contains($"(pictures/lcd/{scene.Name}.png)", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_frame_with_three_points_When_it_becomes_a_picture_Then_they_are_where_they_were()
    {
        var frame = new FrameBuffer();
        frame.Column(0, 0, 1);
        frame.Column(127, 63, 1);
        frame.Column(5, 8, 1);
        var png = ScreenPicture.Png(frame.Bytes);
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        Assert.Equal((544, 288), (width, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        var rows = Inflated(png);
        var stride = (width / 4) + 1;
        var dark = from y in Enumerable.Range(0, 64) from x in Enumerable.Range(0, 128) where (rows[((((y + 4) * 4) + 1) * stride) + 1 + x + 4] & 0xC0) == 0x80 select (x, y);
        Assert.Equal([(0, 0), (5, 8), (127, 63)], dark);
    }

    // The compressed bytes are the library's own business: what counts is what comes out of them.
    private static byte[] Inflated(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (Encoding.ASCII.GetString(png, at + 4, 4) == "IDAT") packed.Write(png, at + 8, length);
            at += length + 12;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return rows.ToArray();
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(Path.Combine(folder.FullName, "SmartEvse.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("the repository");
    }
}
