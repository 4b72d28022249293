namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>An <c>!input</c> in a blueprint.</summary>
internal sealed record InputRef(string Name);
