namespace SmartEvse.Core.Commands
{
    /// <summary>
    /// Writes from other threads to the charger and answers back, in order, in a ring of fixed size. A full ring refuses (<c>busy</c>) instead of
    /// losing or overtaking. The poster makes the object of a command, and it is dropped with its answer: at rest the ring is empty.
    /// </summary>
    public sealed class CommandQueue
    {
        /// <summary>How many commands may be under way, answers not yet taken included.</summary>
        public const int Capacity = 8;

        private readonly object _gate = new object();
        private readonly Command?[] _ring = new Command?[Capacity];
        private int _filled;
        private int _decided;
        private int _answerable;
        private int _answered;

        /// <summary>The front panel's own place.</summary>
        public readonly PanelRequest Panel = new PanelRequest();

        /// <summary>True when nothing is under way: everything is decided, and every answer has been sent.</summary>
        public bool IsEmpty
        {
            get
            {
                lock (_gate)
                {
                    return _filled == _answered;
                }
            }
        }

        /// <summary>Copies a command into the ring. From any thread.</summary>
        /// <returns>False when there is no room.</returns>
        public bool Post(Command command)
        {
            lock (_gate)
            {
                if (_filled - _answered >= Capacity) return false;
                Command slot = new Command();
                slot.TakeOver(command);
                slot.Ticket = command.Ticket;
                _ring[Place(_filled)] = slot;
                _filled++;
                return true;
            }
        }

        /// <summary>The next command to decide, or null. Only from the charger's thread; stays until <see cref="Decided"/>.</summary>
        public Command? NextToDecide()
        {
            // In every step: what comes in at this very moment is decided in the next one.
            if (_decided == _filled) return null;
            lock (_gate)
            {
                return _ring[Place(_decided)];
            }
        }

        /// <summary>The command from <see cref="NextToDecide"/> carries its answer now.</summary>
        public void Decided()
        {
            lock (_gate)
            {
                _decided++;
            }
        }

        /// <summary>The step that decided is over and its view can be seen: its answers may go out; those that somebody waits for with a ticket go into it here.</summary>
        public void EndStep()
        {
            if (_answerable == _decided) return;
            lock (_gate)
            {
                for (int i = _answerable; i != _decided; i++) Hand(i);
                _answerable = _decided;
            }
        }

        /// <summary>How many answers wait. A view copied after this call shows what they speak of.</summary>
        public int WaitingAnswers
        {
            get
            {
                lock (_gate)
                {
                    return _answerable - _answered;
                }
            }
        }

        /// <summary>The next answer to send, or null. Only from the thread that answers; stays until <see cref="Answered"/>.</summary>
        public Command? NextToAnswer()
        {
            lock (_gate)
            {
                return _answered == _answerable ? null : _ring[Place(_answered)];
            }
        }

        /// <summary>The answer from <see cref="NextToAnswer"/> has been sent; its place is free.</summary>
        public void Answered()
        {
            lock (_gate)
            {
                _ring[Place(_answered)] = null;
                _answered++;
            }
        }

        /// <summary>True once a ticket holds its answer. From any thread.</summary>
        public bool HasAnswered(CommandTicket ticket)
        {
            lock (_gate)
            {
                return ticket.IsAnswered;
            }
        }

        // Whoever waits with a ticket has its answer, and the place is free at once, before answers that MQTT cannot send yet.
        private void Hand(int number)
        {
            Command? slot = _ring[Place(number)];
            if (slot == null || slot.Ticket == null) return;
            slot.Ticket.Take(slot);
            slot.Ticket = null;
            for (int i = number; i != _answered; i--) _ring[Place(i)] = _ring[Place(i - 1)];
            _ring[Place(_answered)] = null;
            _answered++;
        }

        // The counters run on past 2^31; the ring's length divides 2^32, so that their places stay in order.
        private static int Place(int counter)
        {
            return (int)((uint)counter % Capacity);
        }
    }
}
