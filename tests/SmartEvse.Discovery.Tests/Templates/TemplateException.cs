using System;

namespace SmartEvse.Discovery.Tests.Templates;

/// <summary>A template that the evaluator does not know, or that Home Assistant would fail on.</summary>
public sealed class TemplateException(string message) : Exception(message);
