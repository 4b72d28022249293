using System;
using System.Threading;

namespace SmartEvse.MeterFeed.Tests;

/// <summary>
/// While it lives, code that awaits virtual time goes on within the call that advances the clock: without a synchronization context
/// the runtime continues an await on the thread that completes it.
/// </summary>
internal sealed class InlineContinuations : IDisposable
{
    private readonly SynchronizationContext? _before = SynchronizationContext.Current;

    public InlineContinuations() => SynchronizationContext.SetSynchronizationContext(null);

    public void Dispose() => SynchronizationContext.SetSynchronizationContext(_before);
}
