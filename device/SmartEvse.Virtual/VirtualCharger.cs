using System;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading;
using SmartEvse.Core;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Rest;
using SmartEvse.Core.Sessions;
using SmartEvse.Core.Settings;
using SmartEvse.Discovery;
using SmartEvse.MqttLinks;
using SmartEvse.Simulation;
using SmartEvse.Virtual.WebServer;

namespace SmartEvse.Virtual;

/// <summary>A charger in real time: a control thread that steps every 10 ms, a network thread, and the store.</summary>
internal sealed class VirtualCharger : IDisposable
{
    private const int StepMs = 10;
    private const int NetworkMs = 50;

    private readonly ChargerOptions _options;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly AutoResetEvent _news = new(false);
    private readonly SettingsStore? _store;
    private readonly SettingsValues _settings = new();
    private readonly MqttLink _link = MqttLinkFactory.Create();
    private readonly SettingsKeeper? _keeper;
    private readonly SessionKeeper? _sessions;
    private readonly TraceKeeper? _traces;
    private readonly LinkStatus _status;
    private readonly MqttSession _session;
    private readonly RestServer _rest;
    private readonly PanelThread _panel;
    private readonly WebHost? _web;
    private readonly Plant _plant = new();
    private readonly GrantedOutputs _granted = new();
    private readonly Thread _control;
    private readonly Thread _network;
    private bool _listens;
    private volatile bool _ending;
    private volatile bool _restart;
    private volatile bool _plugged;
    private HouseFeed? _feed;
    private ChargerState _printed = (ChargerState)(-1);

    internal VirtualCharger(ChargerOptions options)
    {
        _options = options;
        var found = LoadResult.FactoryNew;
        var blobs = options.DataFolder == null ? null : new FolderBlobStore(options.DataFolder);
        if (blobs != null)
        {
            _store = new SettingsStore(blobs);
            found = _store.Load(_settings);
        }

        Found = found;
        if (found == LoadResult.FactoryNew)
        {
            // A PC is on the network already: there is nothing to set up first.
            SettingsArguments.Apply(_settings, ["WIFImode=Enabled", .. options.Factory]);
        }

        SettingsArguments.Apply(_settings, options.Set);
        Charger = new Charger(_settings) { IsUnlocked = options.Unlocked };
        var device = new DeviceInfo { Serial = options.Serial, Version = ProductVersion.Text, Hardware = "virtual" };
        _status = new LinkStatus { Version = ProductVersion.Text };
        _session = new MqttSession(_link, Charger, new HomeAssistantAnnouncer(_settings, device), options.Serial, _status) { CaFile = options.CaFile };
        var random = RandomNumberGenerator.GetBytes(RestToken.Length);
        var token = options.DataFolder != null ? RestToken.Load(new FolderBlobStore(options.DataFolder), random) : RestToken.Make(random);
        Token = token.Text;
        _rest = new RestServer(Charger, options.Serial, _status, token);
        _panel = new PanelThread(Charger, ProductVersion.Text, Token, () => _clock.ElapsedMilliseconds);
        _rest.Panel = _panel.Panel;
        if (options.WebPort is { } port) _web = new WebHost(_rest, _panel.Panel, () => _clock.ElapsedMilliseconds, options.WebBind, port);
        if (_store != null) _keeper = new SettingsKeeper(_store, Charger);
        if (blobs != null) _sessions = new SessionKeeper(blobs, Charger);
        if (options.DataFolder != null) _traces = new TraceKeeper(Charger, options.DataFolder);
        _plant.UseVehicle(new VehicleOptions { CableA = options.CableA });
        _plugged = options.Plugged;
        if (options.FeedsMeters) _feed = new HouseFeed(_plant, Charger);

        _control = new Thread(Control) { Name = "control", IsBackground = true, Priority = ThreadPriority.Highest };
        _network = new Thread(Network) { Name = "network", IsBackground = true };
    }

    /// <summary>How the start found the stored settings.</summary>
    internal LoadResult Found { get; }

    internal Charger Charger { get; }

    internal SettingsValues Settings => _settings;

    internal string Prefix => MqttSession.PrefixOf(_settings, _options.Serial);

    /// <summary>The token that writes over REST need. The display shows it at the end of its menu, the console at the start.</summary>
    internal string Token { get; }

    /// <summary>The display and its buttons.</summary>
    internal Panel Panel => _panel.Panel;

    /// <summary>Where the web page is; null = nowhere.</summary>
    internal string? WebAddress => _web?.Address;

    /// <summary>Why it is nowhere; empty = nobody wants it, or it is there.</summary>
    internal string WebTrouble => _web?.Trouble ?? "";

    /// <summary>True once a remote writer has asked for a restart, and the contactors are open.</summary>
    internal bool RestartWanted => _restart;

    internal bool IsConnected => _link.IsConnected;

    /// <summary>Plugs the simulated vehicle in or out; from any thread, with the next step.</summary>
    internal void Plug(bool isPlugged) => _plugged = isPlugged;

    /// <summary>Begins to listen for the web, so that its address is known.</summary>
    /// <exception cref="WrongCallException">The web page was asked for and its port cannot be had.</exception>
    internal void Listen()
    {
        if (_listens) return;
        _listens = true;
        _web?.Start(_options.WebMustWork);
    }

    /// <summary>Starts the threads, and listens if it does not yet.</summary>
    /// <exception cref="WrongCallException">The web page was asked for and its port cannot be had.</exception>
    internal void Start()
    {
        Listen();
        _panel.Start(_web?.Address?.Replace("http://", "", StringComparison.Ordinal) ?? "");
        _control.Start();
        _network.Start();
    }

    /// <summary>Ends the threads, says goodbye, and stores what is not stored yet.</summary>
    public void Dispose()
    {
        if (_ending) return;
        _ending = true;
        _web?.Dispose();
        _panel.Dispose();
        _news.Set();
        if (_control.IsAlive) _control.Join();
        if (_network.IsAlive) _network.Join();
        _session.Stop();
        _keeper?.End();
        _sessions?.End();
        _link.Dispose();
        _news.Dispose();
    }

    private void Control()
    {
        var nextMs = 0L;
        while (!_ending && !_restart)
        {
            // Even spacings: what a PC's scheduler adds would only fill the trace.
            var nowMs = _clock.ElapsedMilliseconds / StepMs * StepMs;
            _plant.HasContactor2 = _settings.Number(SettingId.EnableC2) != Contactor2Use.NotPresent;
            if (_plugged != _plant.IsPlugged) Move();
            _plant.Step(_granted.At(nowMs), nowMs);
            _feed?.Step(nowMs);
            _plant.Inputs.UtcS = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
            var outputs = Charger.Step(_plant.Inputs, nowMs);
            _granted.Grant(outputs, nowMs);
            if (outputs.Restart) _restart = true;
            if (Charger.Commands.WaitingAnswers > 0) _news.Set();
            if (_options.Verbose) Print(nowMs);

            nextMs += StepMs;
            var waitMs = nextMs - _clock.ElapsedMilliseconds;
            if (waitMs > 0) Thread.Sleep((int)waitMs);
            else nextMs = _clock.ElapsedMilliseconds;
        }
    }

    private void Move()
    {
        if (_plugged) _plant.Plug();
        else _plant.Unplug();
    }

    private void Network()
    {
        while (!_ending)
        {
            _news.WaitOne(NetworkMs);
            var nowMs = _clock.ElapsedMilliseconds;
            _session.Tick(nowMs);
            _rest.IsMqttConnected = _link.IsConnected;
            _keeper?.Tick(nowMs);
            _sessions?.Tick(nowMs);
            if (_sessions?.TakeTrouble() is { } trouble) _status.Report(_status.Troubles + 1, trouble);
            _traces?.Tick();
        }
    }

    private void Print(long nowMs)
    {
        if (Charger.State == _printed) return;
        _printed = Charger.State;
        var view = new ChargerView();
        Charger.CopyView(view);
        var reason = ReasonTexts.Token((ReasonId)view[ViewField.Reason]);
        var error = Faults.Text(Faults.MostSerious(view[ViewField.Faults]));
        Console.WriteLine($"{nowMs / 1000.0,8:0.00} s  {StateTexts.Text(_printed),-16} {view[ViewField.OfferedDa] / 10.0,5:0.0} A  reason {reason}  error {error}");
    }
}
