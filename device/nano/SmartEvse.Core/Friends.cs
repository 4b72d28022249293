using System.Runtime.CompilerServices;

// On the device the rooms of Core are two assemblies (docs/decisions/0013-four-assemblies.md); on a PC they are one.
[assembly: InternalsVisibleTo("SmartEvse.Surfaces")]
