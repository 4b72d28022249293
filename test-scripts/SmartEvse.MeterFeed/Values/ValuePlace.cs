namespace SmartEvse.MeterFeed.Values;

/// <summary>Where one value stands.</summary>
/// <param name="Quantity">What it is.</param>
/// <param name="Place">The column of a table, or the path in a JSON document; empty = the whole payload.</param>
/// <param name="MilliPerUnit">What one of its unit is in thousandths, see <see cref="QuantityTable.MilliOf"/>.</param>
/// <param name="Topic">The MQTT topic; empty where there is none.</param>
public sealed record ValuePlace(Quantity Quantity, string Place, long MilliPerUnit, string Topic = "")
{
    /// <summary>In the quantity's default unit.</summary>
    public static ValuePlace Of(Quantity quantity, string place) => new(quantity, place, QuantityTable.MilliOf(quantity, "") ?? 1);
}
