using System;
using FsCheck;
using FsCheck.Fluent;

namespace SmartEvse.Core.Tests.Support;

/// <summary>Runs a property; a failure names the seed to replay it with.</summary>
internal static class Law
{
    /// <summary>Holds for that many values of a generator.</summary>
    public static void Holds<T>(Gen<T> values, int tests, Func<T, bool> property)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithQuietOnSuccess(true), Prop.ForAll(values.ToArbitrary(), property));
}
