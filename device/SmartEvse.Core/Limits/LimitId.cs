namespace SmartEvse.Core.Limits
{
    /// <summary>The named limits that compose by minimum. On a tie the earlier one is named: a setting before a meter.</summary>
    public enum LimitId
    {
        /// <summary>MAX.</summary>
        Max,

        /// <summary>The cable's coding, with CONFIG Socket.</summary>
        Cable,

        /// <summary>The override of a remote writer.</summary>
        Override,

        /// <summary>The relay of the energy provider.</summary>
        GridRelay,

        /// <summary>What the temperature leaves.</summary>
        Temperature,

        /// <summary>What MAINS leaves, with a mains meter.</summary>
        Mains,

        /// <summary>What CIRCUIT leaves, with an EV meter at the feeder.</summary>
        Circuit,

        /// <summary>What CAPACITY leaves, over the sum of the phases.</summary>
        Capacity,

        /// <summary>What the sun gives, in MODE Solar.</summary>
        Solar,

        /// <summary>How many there are.</summary>
        Count,
    }
}
