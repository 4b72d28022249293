namespace SmartEvse.Simulation.Scenarios;

/// <summary>What happens; <see cref="ScenarioEvent.Number"/> means what is said here.</summary>
public enum ScenarioEventKind
{
    /// <summary>1 = the vehicle is plugged in, 0 = unplugged.</summary>
    Plug,

    /// <summary>A message below <c>Set/</c>: the topic is the text, its payload the value.</summary>
    Set,

    /// <summary>A <see cref="FeedState"/>.</summary>
    Feed,

    /// <summary>A <see cref="PilotFault"/>.</summary>
    Pilot,

    /// <summary>1 = the vehicle wants energy.</summary>
    VehicleWants,

    /// <summary>Most that the vehicle takes, in dA per phase.</summary>
    VehicleMax,

    /// <summary>Degrees C, or <see cref="Core.Inputs.NoTemperature"/>.</summary>
    Temperature,

    /// <summary>1 = the residual current monitor reports a fault.</summary>
    RcmFault,

    /// <summary>1 = the external switch is closed.</summary>
    Switch,

    /// <summary>A <see cref="ContactorFault"/>.</summary>
    Contactor,

    /// <summary>1 = the broker is up.</summary>
    Broker,

    /// <summary>The power is gone for that many ms.</summary>
    PowerCut,

    /// <summary>The wall clock jumps by that many seconds.</summary>
    ClockJump,
}
