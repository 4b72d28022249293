using System;

namespace SmartEvse.MeterFeed.Sources;

/// <summary>Changes bytes in place and returns how many are left at the start.</summary>
internal delegate int ByteFilter(Span<byte> bytes);
