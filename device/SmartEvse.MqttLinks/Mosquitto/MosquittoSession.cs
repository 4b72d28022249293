using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using SmartEvse.Core.Mqtt;

namespace SmartEvse.MqttLinks.Mosquitto;

/// <summary>
/// One connection from its opening to its end, with a client of the library and a thread of its own. It is never opened again:
/// so nothing that an earlier connection left unsent can be sent by a later one, and a thread that the system keeps in an
/// unanswered connect can be left behind.
/// </summary>
internal sealed unsafe class MosquittoSession : IMqttLinkSession
{
    /// <summary>The library checks keep-alive and this class its end at least this often.</summary>
    private const int LoopTimeoutMs = 500;

    private const int StackBytes = 512 * 1024;

    private readonly MqttConnectOptions _options;
    private readonly MqttMessageHandler _handler;
    private readonly Thread _thread;
    private readonly MosquittoHandle _client;
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GCHandle _self;
    private byte[] _payload = new byte[1024];
    private string _lastError = "";
    private int _pending;
    private volatile bool _connected;
    private volatile bool _abandoned;

    public MosquittoSession(MqttConnectOptions options, MqttMessageHandler handler)
    {
        _options = options;
        _handler = handler;
        _self = GCHandle.Alloc(this);
        _client = MosquittoNative.New(options.ClientId.Length == 0 ? null : options.ClientId, cleanSession: true, GCHandle.ToIntPtr(_self));
        _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "mqtt" };
    }

    public bool IsConnected => _connected;

    public int Pending => Volatile.Read(ref _pending);

    public string? Open(TimeSpan patience)
    {
        int code = _client.IsInvalid ? MosquittoNative.NoMemory : Configure();
        if (code != MosquittoNative.Success)
        {
            Release();
            return "libmosquitto: " + MosquittoLibrary.ErrorText(code);
        }
        _thread.Start();
        if (_answer.Task.Wait(patience)) return _answer.Task.Result;
        _abandoned = true;
        return MqttConnAck.NoAnswer(patience);
    }

    public bool Subscribe(string filter, int qos)
    {
        if (!Reserve()) return false;
        try
        {
            return Settle(MosquittoNative.Subscribe(_client, IntPtr.Zero, filter, qos));
        }
        catch (ObjectDisposedException)
        {
            return Settle(MosquittoNative.NoConnection);
        }
    }

    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!Reserve()) return false;
        try
        {
            fixed (byte* bytes = payload) return Settle(MosquittoNative.Publish(_client, IntPtr.Zero, topic, length, bytes, qos, retain));
        }
        catch (ObjectDisposedException)
        {
            // The connection ended between the caller's look at it and the call.
            return Settle(MosquittoNative.NoConnection);
        }
    }

    public void Close(TimeSpan patience)
    {
        bool inHandler = Thread.CurrentThread == _thread;
        bool goodbye = _connected;
        _connected = false;
        _answer.TrySetResult("disconnected");
        // The library closes the socket right after its goodbye. With an answer of the broker still unread that would be
        // a reset, and the broker would drop what it has not read yet, the goodbye included.
        if (goodbye && !inHandler) SpinWait.SpinUntil(() => Volatile.Read(ref _pending) == 0 || !_thread.IsAlive, patience);
        goodbye = goodbye && SayGoodbye();
        // A handler may close its own link; the thread then ends after the handler returned.
        if (!goodbye || (!inHandler && !_thread.Join(patience))) _abandoned = true;
    }

    /// <summary>Counts what is handed over until the library tells that it has left.</summary>
    private bool Reserve()
    {
        if (Interlocked.Increment(ref _pending) <= MqttLink.MaxPending) return true;
        Interlocked.Decrement(ref _pending);
        return false;
    }

    private bool Settle(int code)
    {
        if (code == MosquittoNative.Success) return true;
        Interlocked.Decrement(ref _pending);
        return false;
    }

    private bool SayGoodbye()
    {
        try
        {
            return MosquittoNative.Disconnect(_client) == MosquittoNative.Success;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private int Configure()
    {
        MosquittoNative.OnConnect(_client, &Connected);
        MosquittoNative.OnPublish(_client, &Published);
        MosquittoNative.OnSubscribe(_client, &Subscribed);
        MosquittoNative.OnMessage(_client, &Arrived);
        if (_options.Tls) MosquittoNative.OnLog(_client, &Logged);
        return MosquittoSetup.Apply(_client, _options);
    }

    private void Run()
    {
        int code = MosquittoNative.Connect(_client, _options.Host, _options.Port, _options.KeepAliveSeconds);
        // mosquitto_loop never connects again, unlike mosquitto_loop_start and mosquitto_loop_forever.
        while (code == MosquittoNative.Success && !_abandoned) code = MosquittoNative.Loop(_client, LoopTimeoutMs, 1);
        int error = Marshal.GetLastPInvokeError();
        _connected = false;
        _answer.TrySetResult(Reason(code, error));
        Release();
    }

    private string Reason(int code, int error) => code switch
    {
        MosquittoNative.LookupFailed => $"host {_options.Host} not found",
        MosquittoNative.SeeErrno when error != 0 => char.ToLowerInvariant(new Win32Exception(error).Message[0]) + new Win32Exception(error).Message[1..],
        MosquittoNative.ConnectionLost => "the broker closed the connection without an answer",
        MosquittoNative.TlsError => "TLS failed: " + (_lastError.Length > 0 ? _lastError : MosquittoLibrary.ErrorText(code)),
        _ when _lastError.Length > 0 => _lastError,
        _ => MosquittoLibrary.ErrorText(code),
    };

    private void Release()
    {
        _client.Dispose();
        // Callbacks come from the loop only, which has ended or was never started.
        _self.Free();
    }

    private void Deliver(MosquittoNative.Message* message)
    {
        if (_abandoned) return;
        if (message->PayloadLength > _payload.Length) _payload = new byte[message->PayloadLength];
        if (message->PayloadLength > 0) Marshal.Copy(message->Payload, _payload, 0, message->PayloadLength);
        _handler(Marshal.PtrToStringUTF8(message->Topic) ?? "", _payload, message->PayloadLength, message->Retained != 0);
    }

    private static MosquittoSession Of(IntPtr state) => (MosquittoSession)GCHandle.FromIntPtr(state).Target!;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Connected(IntPtr client, IntPtr state, int code)
    {
        MosquittoSession session = Of(state);
        session._connected = code == 0;
        session._answer.TrySetResult(MqttConnAck.Reason(code));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Published(IntPtr client, IntPtr state, int messageId) => Interlocked.Decrement(ref Of(state)._pending);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Subscribed(IntPtr client, IntPtr state, int messageId, int count, IntPtr granted) =>
        Interlocked.Decrement(ref Of(state)._pending);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Arrived(IntPtr client, IntPtr state, MosquittoNative.Message* message) => Of(state).Deliver(message);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Logged(IntPtr client, IntPtr state, int level, IntPtr text)
    {
        if (level == MosquittoNative.LogLevelError) Of(state)._lastError = Marshal.PtrToStringUTF8(text) ?? "";
    }
}
