namespace SmartEvse.Core.Settings
{
    /// <summary>Who may write a row from a distance.</summary>
    public enum SettingLevel
    {
        /// <summary>Daily use: any remote writer.</summary>
        Operate,

        /// <summary>Set-up that cannot hurt the installation: any remote writer, unless RemoteLevel lowers it.</summary>
        Configure,

        /// <summary>What the installer decided: refused over the network until unlocked at the device.</summary>
        Install,
    }
}
