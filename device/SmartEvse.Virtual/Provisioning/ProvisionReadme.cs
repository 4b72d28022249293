using System.Text;

namespace SmartEvse.Virtual.Provisioning;

/// <summary>The commands that bring a folder onto a board, in the order that works. Holds no secret.</summary>
internal static class ProvisionReadme
{
    internal static string Text(bool withNetwork)
    {
        var text = new StringBuilder();
        text.Append("""
            # First settings of a SmartEVSE board

            Passwords are in here: delete this folder when the board works. PORT is the USB port, as `COM5` or `/dev/ttyUSB0`; `nanoff --listports` lists them.
            The charger has to be without a vehicle. No board has been prepared like this yet: what differs, please report.

            1. nanoFramework has to be on the board already, the application of the charger better not yet: an application that runs would overwrite these files with what it remembers.
               Over a running charger do steps 2 to 4 and nothing in between.
            2. In this folder:

               ```

            """);
        if (withNetwork) text.Append($"   nanoff --serialport PORT --networkdeployment {DeviceFiles.Network}\n");
        text.Append($"   nanoff --serialport PORT --filedeployment {DeviceFiles.Files}\n");
        text.Append("""
               ```

               Each line has to end with OK. "Error deleting file" for a file that was never there is all right.
            3. Take the power away from the board for five seconds, USB included.
            4. Put the application on it, if it is not there yet:

               ```
               nanoff --nanodevice --serialport PORT --deploy --image device/SmartEvse.Firmware/bin/Release/SmartEvse.Firmware.bin
               ```


            """);
        text.Append("Once more what the board will do with it: `./run.sh provision --check DIR`, with this folder for DIR.\n");
        return text.ToString();
    }
}
