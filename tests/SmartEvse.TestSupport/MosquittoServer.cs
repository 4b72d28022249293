using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;

namespace SmartEvse.TestSupport;

/// <summary>
/// A real Eclipse Mosquitto on 127.0.0.1 for the length of a test, without persistence: a restart forgets everything.
/// It has accepted a connection when the constructor returns and is gone when <see cref="Dispose"/> returns.
/// </summary>
public sealed class MosquittoServer : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(10);
    private static readonly string[] Places = ["/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin", "/opt/homebrew/opt/mosquitto/sbin"];

    private readonly string _folder = Directory.CreateTempSubdirectory("smartevse-mosquitto-").FullName;
    private readonly StringBuilder _log = new();
    private readonly string _configFile;
    private Process? _process;

    /// <summary>Starts a broker that takes anybody on a free port.</summary>
    public MosquittoServer()
        : this(new MosquittoServerOptions())
    {
    }

    /// <summary>Starts a broker.</summary>
    /// <exception cref="InvalidOperationException">It is not installed or does not start; the message holds its log.</exception>
    public MosquittoServer(MosquittoServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Port = options.Port > 0 ? options.Port : LoopbackPort.Free();
        _configFile = WriteFile("mosquitto.conf", string.Join('\n', Config(options)) + "\n");
        try
        {
            Start();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The TCP port on 127.0.0.1; stays the same over <see cref="Restart"/>.</summary>
    public int Port { get; }

    /// <summary>What the broker wrote so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>The broker's program, or null when it is not installed.</summary>
    public static string? FindProgram()
    {
        string name = OperatingSystem.IsWindows() ? "mosquitto.exe" : "mosquitto";
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Places.Concat(path).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Starts the broker again after <see cref="Kill"/>.</summary>
    public void Start()
    {
        string program = FindProgram() ?? throw new InvalidOperationException("mosquitto is not installed (Debian: apt install mosquitto)");
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, ["-c", _configFile])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        var clock = Stopwatch.StartNew();
        while (!LoopbackPort.Answers(Port))
        {
            if (process.HasExited) throw new InvalidOperationException("mosquitto ended at once: " + Log);
            if (clock.Elapsed > StartPatience) throw new InvalidOperationException("mosquitto does not answer: " + Log);
            Thread.Sleep(10);
        }
    }

    /// <summary>Ends the broker without a goodbye to its clients.</summary>
    public void Kill()
    {
        if (_process is not { } process) return;
        _process = null;
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary><see cref="Kill"/>, then <see cref="Start"/> on the same port; retained messages and sessions are gone.</summary>
    public void Restart()
    {
        Kill();
        Start();
    }

    /// <summary>Ends the broker and removes its files.</summary>
    public void Dispose()
    {
        Kill();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> Config(MosquittoServerOptions options)
    {
        yield return "persistence false";
        yield return "log_dest stderr";
        // Started as root it would otherwise become another user, who cannot read the files here.
        if (!OperatingSystem.IsWindows()) yield return "user " + Environment.UserName;
        if (options.Config.Length > 0)
        {
            yield return options.Config.Replace("{port}", Port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            yield break;
        }
        yield return $"listener {Port} {LoopbackPort.Address}";
        yield return "allow_anonymous " + (options.User.Length == 0 ? "true" : "false");
        if (options.User.Length > 0) yield return "password_file " + WriteFile("users", PasswordLine(options.User, options.Password));
        if (options.CertificatePem.Length > 0)
        {
            yield return "certfile " + WriteFile("server.pem", options.CertificatePem);
            yield return "keyfile " + WriteFile("server.key", options.KeyPem);
        }
        foreach (string line in options.ConfigLines) yield return line;
    }

    /// <summary>A line of Mosquitto's password file: type 7 is PBKDF2 with SHA-512.</summary>
    private static string PasswordLine(string user, string password)
    {
        const int iterations = 101;
        byte[] salt = RandomNumberGenerator.GetBytes(12);
        byte[] hash = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA512, 64);
        return $"{user}:$7${iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}\n";
    }

    private string WriteFile(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_log) _log.AppendLine(line.Data);
    }
}
