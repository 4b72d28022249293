using System;
using System.IO;

namespace SmartEvse.MeterFeed.CommandLine;

/// <summary>The three streams of the program.</summary>
/// <param name="Output">Messages of a dry run, help and version.</param>
/// <param name="Error">The log and wrong calls.</param>
/// <param name="OpenInput">Standard input, opened when it is needed.</param>
public sealed record FeedConsole(TextWriter Output, TextWriter Error, Func<Stream> OpenInput);
