using System.Linq;
using SmartEvse.Core.Display;
using Xunit;

namespace SmartEvse.Core.Tests.Display;

/// <summary>The letters.</summary>
public sealed class FontTests
{
    [Fact]
    public void Given_the_letters_When_they_are_compared_Then_no_two_look_alike()
    {
        // Where a letter stands tells these apart: they are one stroke each.
        string[] known = ["'|"];
        Assert.Equal([], ScreenText.Twins().Except(known));
    }

    [Theory]
    [InlineData('A', ".###. #...# #...# ##### #...# #...# #...# .....")]
    [InlineData('g', "..... ..... .#### #...# #...# .#### ....# .###.")]
    [InlineData('7', "##### ....# ...#. ..#.. ..#.. ..#.. ..#.. .....")]
    [InlineData(Font.Degree, ".##.. #..#. #..#. .##.. ..... ..... ..... .....")]
    [InlineData((char)200, ".###. #...# ....# ...#. ..#.. ..... ..#.. .....")]
    public void Given_a_letter_When_it_is_read_Then_its_points_are_these(char letter, string rows)
    {
        var columns = new int[Font.Columns];
        Font.Read(letter, columns);
        var drawn = Enumerable.Range(0, 8).Select(y => string.Concat(columns.Select(c => (c & (1 << y)) != 0 ? '#' : '.')));
        Assert.Equal(rows, string.Join(' ', drawn));
    }

    [Fact]
    public void Given_a_slanted_stroke_When_the_letter_is_large_Then_its_steps_are_filled_up()
    {
        var columns = new int[Font.Columns];
        Font.Read('V', columns);
        var drawn = Enumerable.Range(0, 14).Select(y => string.Concat(Enumerable.Range(0, 8).Select(x => (Font.Large(columns, x) & (1 << y)) != 0 ? '#' : '.')));
        Assert.Equal(
            """
            ##....##
            ##....##
            ##....##
            ##....##
            ##....##
            ##....##
            ##....##
            ###..###
            .##..##.
            ..#..#..
            ..#..#..
            ..####..
            ..####..
            ...##...
            """.ReplaceLineEndings("\n"),
            string.Join('\n', drawn));
    }
}
