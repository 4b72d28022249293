using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartEvse.Core.Display;
using SmartEvse.Core.Rest;

namespace SmartEvse.Virtual.WebServer;

/// <summary>The web server of a virtual charger: hands requests to Core's REST interface, and serves the page and the OpenAPI document.</summary>
internal sealed class WebHost : IDisposable
{
    private const string Json = "application/json";
    private const int PollMs = 5;
    private const int MostConnections = 64;
    private static readonly TimeSpan SlowClient = TimeSpan.FromSeconds(5);

    private readonly RestServer _server;
    private readonly LcdEndpoint _lcd;
    private readonly Func<long> _nowMs;
    private readonly WebApplication _app;
    private readonly string _wanted;

    internal WebHost(RestServer server, Panel panel, Func<long> nowMs, string bind, int port)
    {
        _server = server;
        _lcd = new LcdEndpoint(panel, server, nowMs);
        _nowMs = nowMs;
        _wanted = $"--web {port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        // Ctrl-C is the charger's: it says goodbye to the broker first.
        builder.Services.Remove(builder.Services.Single(s => s.ServiceType == typeof(IHostLifetime)));
        builder.Services.Add(new(typeof(IHostLifetime), typeof(NoLifetime), Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(bind), port, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.MaxConcurrentUpgradedConnections = LcdEndpoint.MostSockets + 1;
            kestrel.Limits.RequestHeadersTimeout = SlowClient;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(100, SlowClient);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(30);
            kestrel.Limits.MaxRequestLineSize = 8192;
            kestrel.Limits.MaxRequestHeadersTotalSize = 8192;
        });
        _app = builder.Build();
        _app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        _app.Run(Answer);
    }

    /// <summary>Where it listens, as a browser wants it; null = nowhere.</summary>
    internal string? Address { get; private set; }

    /// <summary>Why it listens nowhere, though it was to; empty = it does.</summary>
    internal string Trouble { get; private set; } = "";

    /// <summary>Begins to listen.</summary>
    /// <exception cref="WrongCallException">The port cannot be had, and it has to.</exception>
    internal void Start(bool mustWork)
    {
        try
        {
            _app.Start();
            Address = _app.Urls.First();
        }
        catch (Exception taken) when (taken is IOException or System.Net.Sockets.SocketException)
        {
            Trouble = $"{_wanted}: the port cannot be had: {taken.Message}";
            if (mustWork) throw new WrongCallException(Trouble, taken);
        }
    }

    public void Dispose()
    {
        _app.StopAsync(TimeSpan.FromSeconds(1)).GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
    }

    private async Task Answer(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        var path = context.Request.Path.Value ?? "/";
        if (HttpMethods.IsGet(context.Request.Method) && StaticFiles.Read(path) is { } file)
        {
            await Send(context, 200, StaticFiles.TypeOf(path), file);
            return;
        }

        if (HttpMethods.IsGet(context.Request.Method) && path == OpenApi.Path)
        {
            await Send(context, 200, Json, OpenApi.Write(_server.Version));
            return;
        }

        var request = await Read(context.Request);
        if (await Lcd(context, request)) return;
        var response = new BufferedResponse();
        var exchange = _server.Begin(request, response, _nowMs());
        while (!exchange.Poll(_nowMs())) await Task.Delay(PollMs, context.RequestAborted);
        if (response.Header.Length > 0) headers[response.Header] = response.Value;
        await Send(context, response.Status, response.ContentType, response.Body);
    }

    /// <summary>Answers what the display of the virtual charger adds to Core's endpoints; false = it is none of these.</summary>
    private async Task<bool> Lcd(HttpContext context, RestRequest request)
    {
        switch (request.Method, request.Path)
        {
            case ("GET", LcdEndpoint.Path):
                await Send(context, 200, "image/bmp", _lcd.Picture());
                return true;
            case ("POST", LcdEndpoint.Path):
                var (status, body) = await _lcd.Press(context.Request.Query, request);
                await Send(context, status, Json, body);
                return true;
            case ("GET", LcdEndpoint.SocketPath):
                var refused = await _lcd.Serve(context, request, _app.Lifetime.ApplicationStopping);
                if (refused != 0) await Send(context, refused, Json, LcdEndpoint.Error(Why(refused)));
                return true;
            default:
                return false;
        }
    }

    private static string Why(int refused) => refused switch
    {
        400 => "a web-socket is expected here",
        403 => "a page of another origin may not do this",
        _ => "busy",
    };

    private static async Task<RestRequest> Read(HttpRequest http)
    {
        var body = new byte[RestRequest.LongestBody + 1];
        var length = 0;
        if (http.ContentLength is null or <= RestRequest.LongestBody)
        {
            int read;
            while (length < body.Length && (read = await http.Body.ReadAsync(body.AsMemory(length), http.HttpContext.RequestAborted)) > 0) length += read;
        }
        else
        {
            length = body.Length;
        }

        return new RestRequest
        {
            Method = http.Method,
            Path = http.Path.Value ?? "/",
            Query = http.QueryString.HasValue ? http.QueryString.Value![1..] : "",
            Authorization = http.Headers.Authorization.ToString(),
            Origin = http.Headers.Origin.ToString(),
            Host = http.Headers.Host.ToString(),
            Body = body,
            BodyLength = length,
            UtcS = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        };
    }

    private static async Task Send(HttpContext context, int status, string type, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(System.Threading.CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
