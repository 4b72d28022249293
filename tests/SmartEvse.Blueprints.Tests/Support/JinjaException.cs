using System;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>A template stopped with an error; Home Assistant would stop the run.</summary>
internal sealed class JinjaException(string message) : Exception(message);
