using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using SmartEvse.Core.Display;
using SmartEvse.Core.Rest;

namespace SmartEvse.Virtual.WebServer;

/// <summary>
/// The display and its buttons over HTTP, in the forms of the C++ firmware. Looking is free, pressing needs the token: there is no LCD PIN in this build.
/// The PIN's endpoint therefore answers 501, by the table of Core.
/// </summary>
internal sealed class LcdEndpoint(Panel panel, RestServer rest, Func<long> nowMs)
{
    internal const string Path = "/lcd";
    internal const string SocketPath = "/ws/lcd";
    internal const int MostSockets = 8;

    private int _sockets;

    internal LcdButtons Buttons { get; } = new(panel, nowMs);

    /// <summary>Rises with every change of the picture.</summary>
    internal int Revision => panel.Revision;

    /// <summary>The picture as a file.</summary>
    internal byte[] Picture()
    {
        var frame = new byte[FrameBuffer.Size];
        panel.CopyFrame(frame);
        return LcdPicture.Bmp(frame);
    }

    /// <summary>0 when the sender of the request may press buttons; else the status that refuses him.</summary>
    internal int MayPress(RestRequest request, out string why) => rest.RefuseWrite(request, nowMs(), out why);

    /// <summary>Answers <c>POST /lcd</c>: a button by query, the answer says what is held now.</summary>
    internal async Task<(int Status, byte[] Body)> Press(IQueryCollection query, RestRequest request)
    {
        var status = MayPress(request, out var why);
        if (status != 0) return (status, Error(why));
        if (query["button"].Count != 1 || query["state"].Count != 1) return (400, Error("missing_fields"));
        var message = int.TryParse(query["state"], NumberStyles.None, CultureInfo.InvariantCulture, out var state) ? LcdMessage.Of(query["button"]!, state) : LcdMessage.Of(query["button"]!, -1);
        if (message.Error != null) return (400, Error(message.Error));
        await Obey(message);
        return (200, JsonSerializer.SerializeToUtf8Bytes(new { button = new { left = Word(0), middle = Word(1), right = Word(2) } }));
    }

    /// <summary>Presses or lets go.</summary>
    internal Task Obey(LcdMessage message) => message.IsDown ? Buttons.Press(message.Button) : Buttons.Release(message.Button);

    /// <summary>Answers <c>GET /ws/lcd</c>, for as long as the client stays.</summary>
    /// <returns>0 when the connection was upgraded and has ended; else the status that refuses it.</returns>
    internal async Task<int> Serve(HttpContext context, RestRequest request, CancellationToken ending)
    {
        if (!context.WebSockets.IsWebSocketRequest) return 400;
        // Browsers let a page of any origin open a socket and read it: what REST keeps from such pages, this has to keep itself.
        if (RestServer.IsOtherPage(request)) return 403;
        if (Interlocked.Increment(ref _sockets) > MostSockets)
        {
            Interlocked.Decrement(ref _sockets);
            return 503;
        }

        try
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            using var client = new LcdSocket(this, socket, request);
            await client.Run(ending);
            return 0;
        }
        finally
        {
            Interlocked.Decrement(ref _sockets);
        }
    }

    internal static byte[] Error(string why) => JsonSerializer.SerializeToUtf8Bytes(new { error = why });

    private string Word(int index) => Buttons.IsDown(index) ? "down" : "up";
}
