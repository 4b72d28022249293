using System;

namespace nanoFramework.TestFramework;

/// <summary>Stands for the package's attribute of this name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute;
