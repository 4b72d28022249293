namespace SmartEvse.Core.Settings
{
    /// <summary>How a start found the stored values.</summary>
    public enum LoadResult
    {
        /// <summary>Nothing stored: a factory-new device.</summary>
        FactoryNew,

        /// <summary>Read from the newest good copy.</summary>
        Loaded,

        /// <summary>Files are there, but no copy of one kind is whole: factory values are used for it, which are the careful ones.</summary>
        Damaged,
    }
}
