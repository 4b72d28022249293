using System;
using Xunit;

namespace SmartEvse.Docs.Tests;

/// <summary>What the manual tells its readers, and our documents have to tell them too.</summary>
public sealed class ManualNotesTests
{
    [Theory]
    [InlineData("README.md", "For whom: an **owner**")]
    [InlineData("README.md", "## Two commands")]
    [InlineData("README.md", "## What works, and what does not yet")]
    [InlineData("docs/settings.md", "EU capacity rate")]
    [InlineData("docs/settings.md", "at present in Belgium only")]
    [InlineData("docs/settings.md", "https://github.com/serkri/SmartEVSE-3/issues/215")]
    [InlineData("docs/settings.md", "`LoadBl` is PWR SHARE, formerly known as LOADBALANCING")]
    [InlineData("docs/owner.md", "A car on one phase takes at least 6 A, one on three phases 18 A")]
    [InlineData("docs/owner.md", "IMPORT has to be a few amperes more than START and MIN (three times MIN on three phases)")]
    [InlineData("docs/owner.md", "its data are expected within 11 seconds")]
    public void Given_a_note_of_the_manual_When_the_document_is_read_Then_it_stands_there(string document, string note)
    {
        Assert.Contains(note, Repository.Read(document), StringComparison.Ordinal);
    }
}
