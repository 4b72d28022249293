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
internal sealed unsafe class MosquittoSession
{
    /// <summary>Messages handed over and not yet written (QoS 0) or acknowledged (QoS 1) before <see cref="Publish"/> says no.</summary>
    internal const int MaxPending = 4096;

    /// <summary>The library checks keep-alive and this class its end at least this often.</summary>
    private const int LoopTimeoutMs = 500;

    private const int StackBytes = 512 * 1024;

    private readonly MqttConnectOptions _options;
    private readonly MqttMessageHandler? _handler;
    private readonly Action _handlerFailed;
    private readonly Thread _thread;
    private readonly MosquittoHandle _client;
    private readonly TaskCompletionSource<string?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private GCHandle _self;
    private byte[] _payload = new byte[1024];
    private string _lastError = "";
    private int _pending;
    private volatile bool _connected;
    private volatile bool _abandoned;

    public MosquittoSession(MqttConnectOptions options, MqttMessageHandler? handler, Action handlerFailed)
    {
        _options = options;
        _handler = handler;
        _handlerFailed = handlerFailed;
        _self = GCHandle.Alloc(this);
        _client = MosquittoNative.New(options.ClientId.Length == 0 ? null : options.ClientId, cleanSession: true, GCHandle.ToIntPtr(_self));
        _thread = new Thread(Run, StackBytes) { IsBackground = true, Name = "mqtt" };
    }

    public bool IsConnected => _connected;

    /// <summary>Connects; null or the reason in words.</summary>
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
        return $"no answer in {patience.TotalSeconds:0} s";
    }

    public bool Subscribe(string filter, int qos)
    {
        if (!_connected) return false;
        try
        {
            return MosquittoNative.Subscribe(_client, IntPtr.Zero, filter, qos) == MosquittoNative.Success;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public bool Publish(string topic, byte[] payload, int length, int qos, bool retain)
    {
        if (!_connected) return false;
        if (Interlocked.Increment(ref _pending) <= MaxPending)
        {
            try
            {
                fixed (byte* bytes = payload)
                    if (MosquittoNative.Publish(_client, IntPtr.Zero, topic, length, bytes, qos, retain) == MosquittoNative.Success)
                        return true;
            }
            catch (ObjectDisposedException)
            {
                // The connection ended between the look at _connected and the call.
            }
        }
        Interlocked.Decrement(ref _pending);
        return false;
    }

    /// <summary>Says goodbye after what was handed over before, and waits for the end.</summary>
    public void Close(TimeSpan patience)
    {
        bool goodbye = _connected && SayGoodbye();
        _connected = false;
        _answer.TrySetResult("disconnected");
        if (!goodbye) _abandoned = true;
        // A handler may close its own link; the thread then ends after the handler returned.
        else if (Thread.CurrentThread != _thread && !_thread.Join(patience)) _abandoned = true;
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
        if (_handler is null || _abandoned) return;
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
    private static void Arrived(IntPtr client, IntPtr state, MosquittoNative.Message* message)
    {
        MosquittoSession session = Of(state);
        try
        {
            session.Deliver(message);
        }
#pragma warning disable CA1031 // An exception must not cross into C; the link counts it.
        catch (Exception)
#pragma warning restore CA1031
        {
            session._handlerFailed();
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Logged(IntPtr client, IntPtr state, int level, IntPtr text)
    {
        if (level == MosquittoNative.LogLevelError) Of(state)._lastError = Marshal.PtrToStringUTF8(text) ?? "";
    }
}
