using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>Keeps time measurements away from everything else that runs.</summary>
[CollectionDefinition(nameof(RoundTripContract), DisableParallelization = true)]
public sealed class RoundTripCollection;
