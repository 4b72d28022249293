namespace System.Device.Gpio;

/// <summary>Double.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
