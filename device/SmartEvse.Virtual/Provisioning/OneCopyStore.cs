using SmartEvse.Core.Settings;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>Shows of each two copies only one, so that the store's own code says whether that one is whole. Writes nothing.</summary>
internal sealed class OneCopyStore(IBlobStore files, string name) : IBlobStore
{
    /// <inheritdoc/>
    public int Read(string asked, byte[] buffer) => asked == name ? files.Read(asked, buffer) : -1;

    /// <inheritdoc/>
    public bool Write(string asked, byte[] buffer, int length) => false;
}
