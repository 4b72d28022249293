using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmartEvse.Discovery.Tests.Templates;

/// <summary>
/// The part of Jinja that the charger's templates use, as Home Assistant evaluates it: one expression on <c>value</c> or a text, a whole number or null in <c>value_json</c>, with the filters
/// int, float, round and <c>as_datetime(none)</c>, arithmetic, a comparison and <c>a if c else b</c>. Everything else is refused, so that no template is believed to be understood.
/// </summary>
internal sealed partial class Template
{
    // Python's None, which Home Assistant takes for unknown.
    private static readonly object _none = new();

    private readonly List<string> _tokens = [];
    private readonly object _value;
    private int _next;

    private Template(string template, object value)
    {
        _value = value;
        if (!template.StartsWith("{{", StringComparison.Ordinal) || !template.EndsWith("}}", StringComparison.Ordinal)) throw new TemplateException("not one expression: " + template);
        var text = template[2..^2];
        for (var at = 0; at < text.Length;)
        {
            var token = Token().Match(text, at);
            if (!token.Success) throw new TemplateException("unknown at: " + text[at..]);
            if (token.Groups[1].Length > 0) _tokens.Add(token.Groups[1].Value);
            at += token.Length;
        }
    }

    /// <summary>What Home Assistant makes of a payload (a text) or of a value that was set (a number or a text). An empty template changes nothing.</summary>
    public static string Render(string template, object value)
    {
        if (template.Length == 0) return Text(value);
        var parser = new Template(template, value);
        var result = parser.Conditional();
        if (parser._next < parser._tokens.Count) throw new TemplateException("unexpected: " + parser._tokens[parser._next]);
        return Text(result);
    }

    // Both sides are evaluated: a template that fails on the side not taken would fail another time.
    private object Conditional()
    {
        var then = Comparison();
        if (!Take("if")) return then;
        var condition = Comparison();
        Expect("else");
        var otherwise = Conditional();
        return condition is bool holds ? holds ? then : otherwise : throw new TemplateException("a condition that is no comparison");
    }

    private object Comparison()
    {
        var left = Sum();
        if (Take("==")) return Same(left, Sum());
        if (Take("!=")) return !Same(left, Sum());
        return left;
    }

    private object Sum()
    {
        var left = Product();
        while (true)
        {
            if (Take("+")) left = Calculate('+', left, Product());
            else if (Take("-")) left = Calculate('-', left, Product());
            else return left;
        }
    }

    private object Product()
    {
        var left = Filtered();
        while (true)
        {
            if (Take("*")) left = Calculate('*', left, Filtered());
            else if (Take("/")) left = Calculate('/', left, Filtered());
            else return left;
        }
    }

    private object Filtered()
    {
        var value = Primary();
        while (Take("|")) value = Filter(Word(), value);
        return value;
    }

    private object Primary()
    {
        if (Take("("))
        {
            var inner = Conditional();
            Expect(")");
            return inner;
        }

        var word = Word();
        if (word == "value") return _value;
        if (word == "value_json")
        {
            Expect(".");
            return Member(Word());
        }

        if (word[0] == '\'') return word[1..^1];
        return long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new TemplateException("unknown name: " + word);
    }

    // A key that is missing is undefined in Home Assistant, and a template that meets it fails.
    private object Member(string key)
    {
        try
        {
            var root = JsonDocument.Parse((string)_value).RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(key, out var member)) throw new TemplateException("not there: " + key);
            return member.ValueKind switch
            {
                JsonValueKind.String => member.GetString()!,
                JsonValueKind.Null => _none,
                JsonValueKind.Number when member.TryGetInt64(out var whole) => whole,
                _ => throw new TemplateException("neither text, whole number nor null: " + key),
            };
        }
        catch (JsonException)
        {
            throw new TemplateException("not JSON: " + _value);
        }
    }

    private object Filter(string name, object value)
    {
        switch (name)
        {
            case "int": return Whole(Math.Truncate(Number(value)));
            case "float": return Number(value);
            case "round":
                // Home Assistant rounds half to even, and gives a whole number when no decimals are asked for.
                if (Take("("))
                {
                    Expect("0");
                    Expect(")");
                }

                return Whole(Math.Round(Number(value), MidpointRounding.ToEven));
            case "as_datetime":
                Expect("(");
                Expect("none");
                Expect(")");
                // What is no moment becomes the default.
                return value is long seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture) : _none;
            default: throw new TemplateException("unknown filter: " + name);
        }
    }

    private static object Calculate(char op, object left, object right)
    {
        if (left is string or bool || right is string or bool) throw new TemplateException("arithmetic with what is no number");
        if (op != '/' && left is long a && right is long b) return Whole(op == '*' ? a * b : op == '+' ? a + b : a - b);
        var (x, y) = (Number(left), Number(right));
        return op switch
        {
            '*' => x * y,
            '+' => x + y,
            '-' => x - y,
            _ => y != 0 ? x / y : throw new TemplateException("division by zero"),
        };
    }

    private static bool Same(object left, object right)
    {
        if (left is string a && right is string b) return a == b;
        if (left is string || right is string) throw new TemplateException("a text compared with a number is never equal");
        return Number(left).Equals(Number(right));
    }

    private static double Number(object value) => value switch
    {
        long whole => whole,
        double real => real,
        string text when double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read) => read,
        _ => throw new TemplateException($"not a number: '{value}'"),
    };

    private static long Whole(double number) => (long)number;

    // As Python writes them: 16.0, not 16.
    private static string Text(object value) => value switch
    {
        string text => text,
        not null when value == _none => "None",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double real when real == 0 || Math.Abs(real) is >= 0.001 and < 1e15 => real.ToString(real == Math.Floor(real) ? "0.0" : "R", CultureInfo.InvariantCulture),
        _ => throw new TemplateException($"no known way to write '{value}'"),
    };

    private bool Take(string token)
    {
        if (_next >= _tokens.Count || _tokens[_next] != token) return false;
        _next++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token)) throw new TemplateException($"expected {token}");
    }

    private string Word() => _next < _tokens.Count ? _tokens[_next++] : throw new TemplateException("the template ends too early");

    [GeneratedRegex(@"\G\s*((?:[A-Za-z_]\w*|\d+|'[^'\\]*'|==|!=|[().|*/+-])|(?=\s*$))\s*")]
    private static partial Regex Token();
}
