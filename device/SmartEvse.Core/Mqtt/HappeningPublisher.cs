using System.Text;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Sessions;

namespace SmartEvse.Core.Mqtt
{
    /// <summary>
    /// Tells what has happened since the last message, once and not retained: whoever comes later must not take it for news. What happens while there is
    /// no connection, or no room, is told afterwards as far as it still holds. Nothing has happened before the first look.
    /// </summary>
    internal sealed class HappeningPublisher
    {
        private readonly IMqttLink _link;
        private readonly SessionLog _sessions;
        private readonly HappeningWriter _writer = new HappeningWriter();
        private bool _hasLooked;
        private bool _charges;
        private bool _plugged;
        private int _faults;

        internal HappeningPublisher(IMqttLink link, SessionLog sessions)
        {
            _link = link;
            _sessions = sessions;
        }

        /// <summary>Sends what there is to tell.</summary>
        /// <returns>How many messages were sent.</returns>
        internal int Publish(ChargerView view, string prefix)
        {
            bool plugged = view[ViewField.Plugged] != 0;
            bool charges = Charges(view);
            // Waiting for power is no fault, whatever Error says.
            int faults = view[ViewField.Faults] & ~Faults.NoPower;
            int sent = 0;
            if (!_hasLooked)
            {
                _hasLooked = true;
                _plugged = plugged;
                _charges = charges;
                _faults = faults;
            }

            // A vehicle comes before it charges, and goes after.
            if (plugged && !_plugged && Send(prefix, Happening.Vehicle, 0, "", "", null, ref sent)) _plugged = true;
            if (faults != _faults) PublishFault(faults, prefix, ref sent);
            if (charges != _charges && (charges ? Send(prefix, Happening.Session, Happening.Started, "reason", ReasonTexts.Token((ReasonId)view[ViewField.Reason]), null, ref sent) : SendEnd(prefix, ref sent))) _charges = charges;
            if (!plugged && _plugged && !_charges && Send(prefix, Happening.Vehicle, 1, "", "", null, ref sent)) _plugged = false;
            return sent;
        }

        // The pause of a phase switch, and the time a vehicle gets to let go, belong to charging: the reason of an end is known when it has come.
        private bool Charges(ChargerView view)
        {
            int state = view[ViewField.State];
            if (state == (int)ChargerState.C) return true;
            return _charges && (state == (int)ChargerState.C1 || view[ViewField.Reason] == (int)ReasonId.SwitchingPhases);
        }

        // The session goes on until the vehicle is unplugged: what is told is how far it has come.
        private bool SendEnd(string prefix, ref int sent)
        {
            SessionEntry session = new SessionEntry();
            _sessions.ReadNow(session);
            int type = session.End == SessionEnd.Vehicle ? Happening.Finished : session.End == SessionEnd.Fault ? Happening.Interrupted : Happening.Stopped;
            return Send(prefix, Happening.Session, type, "", "", session, ref sent);
        }

        private void PublishFault(int faults, string prefix, ref int sent)
        {
            for (int rank = 0; rank < Faults.RankCount; rank++)
            {
                int fault = Faults.AtRank(rank);
                if (((faults ^ _faults) & fault) == 0) continue;
                if (Send(prefix, Happening.Fault, (faults & fault) != 0 ? 0 : 1, "error", Faults.Text(fault), null, ref sent)) _faults ^= fault;
            }
        }

        private bool Send(string prefix, int happening, int type, string key, string value, SessionEntry? session, ref int sent)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(_writer.Write(happening, type, key, value, session));
            if (!_link.Publish(prefix + "/" + Happening.Topic(happening), bytes, bytes.Length, 0, false)) return false;
            sent++;
            return true;
        }
    }
}
