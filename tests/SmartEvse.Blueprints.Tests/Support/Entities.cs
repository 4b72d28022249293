using System.Collections.Generic;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;

namespace SmartEvse.Blueprints.Tests.Support;

/// <summary>The entities that a charger announces.</summary>
internal static class Entities
{
    /// <summary>With mains and EV meter set to API.</summary>
    public static IReadOnlyList<Entity> All()
    {
        var settings = new SettingsValues();
        settings.SetNumber(SettingId.MainsMeter, MeterType.Api);
        settings.SetNumber(SettingId.EVMeter, MeterType.Api);
        var table = new EntityTable(settings);
        var all = new List<Entity>();
        for (var i = 0; i < EntityTable.Count; i++)
        {
            var entity = new Entity();
            if (table.Read(i, entity) && entity.Applies) all.Add(entity);
        }

        return all;
    }
}
