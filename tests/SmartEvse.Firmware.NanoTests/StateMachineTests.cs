using nanoFramework.TestFramework;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Limits;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>The state machine on a line: admission, closing, stopping, waking up.</summary>
    [TestClass]
    public class StateMachineTests
    {
        private const int Mv12 = 3200;
        private const int Mv9 = 2880;
        private const int Mv6 = 2600;
        private const int MvMinus12 = 200;

        private readonly Conditions _conditions = new Conditions();
        private PilotWatch _pilot = new PilotWatch();
        private StateMachine _machine = new StateMachine(new PilotWatch());
        private long _nowMs;

        [TestMethod]
        public void Given_a_vehicle_and_everything_ready_When_seen_twice_Then_current_is_offered()
        {
            Begin();
            Run(Mv9, 20);
            Is(ChargerState.B);
            Assert.IsTrue(_machine.Offers);
            Assert.IsFalse(_machine.WantsContactor);
        }

        [TestMethod]
        public void Given_a_vehicle_and_a_fault_When_it_has_settled_Then_nothing_is_offered()
        {
            Begin();
            _conditions.Faults = Faults.TemperatureHigh;
            Run(Mv9, 310);
            Is(ChargerState.A);
            Run(Mv9, 20);
            Is(ChargerState.B1);
            Assert.IsFalse(_machine.Offers);
        }

        [TestMethod]
        public void Given_a_vehicle_that_asks_When_half_a_second_has_gone_and_the_contactor_has_rested_Then_it_closes()
        {
            Begin();
            Run(Mv9, 3000);
            Run(Mv6, 500);
            Is(ChargerState.B);
            Run(Mv6, 20);
            Is(ChargerState.C);
            Assert.IsTrue(_machine.WantsContactor);
        }

        [TestMethod]
        public void Given_a_start_with_a_vehicle_there_When_5_s_have_not_gone_Then_nothing_is_offered()
        {
            New();
            Run(Mv6, StateMachine.StartRestMs);
            Is(ChargerState.A);
            Run(Mv6, 20);
            Is(ChargerState.B);
        }

        [TestMethod]
        public void Given_a_vehicle_that_stops_and_asks_again_When_the_contactor_has_not_rested_2_s_Then_it_stays_open()
        {
            Charge();
            Run(Mv9, 20);
            Is(ChargerState.B);
            Run(Mv6, StateMachine.ContactorRestMs - 20);
            Is(ChargerState.B);
            Run(Mv6, 40);
            Is(ChargerState.C);
        }

        [TestMethod]
        public void Given_a_vehicle_without_a_diode_When_it_asks_Then_the_contactor_never_closes()
        {
            Begin();
            Run(Mv9, Mv9, 3000);
            Run(Mv6, Mv6, 10000);
            Is(ChargerState.B);
        }

        [TestMethod]
        public void Given_charging_When_the_vehicle_opens_S2_Then_the_contactor_opens_on_the_second_reading()
        {
            Charge();
            Run(Mv9, 10);
            Is(ChargerState.C);
            Run(Mv9, 10);
            Is(ChargerState.B);
            Assert.IsFalse(_machine.WantsContactor);
        }

        [TestMethod]
        public void Given_charging_When_the_cable_is_pulled_Then_the_contactor_opens_on_the_second_reading()
        {
            Charge();
            Run(Mv12, 20);
            Is(ChargerState.A);
            Assert.AreEqual((int)Guard.Unplugged, (int)_machine.Taken);
        }

        [TestMethod]
        public void Given_charging_When_residual_current_trips_Then_the_contactor_opens_in_the_same_step()
        {
            Charge();
            _conditions.Faults = Faults.RcmTripped;
            Run(Mv6, 10);
            Is(ChargerState.B1);
        }

        [TestMethod]
        public void Given_charging_When_access_ends_Then_the_vehicle_gets_6_s_to_let_go_and_no_more()
        {
            Charge();
            _conditions.HasAccess = false;
            Run(Mv6, 10);
            Is(ChargerState.C1);
            Assert.IsFalse(_machine.Offers, "the offer is withdrawn at once");
            Run(Mv6, StateMachine.GraceMs - 10);
            Is(ChargerState.C1);
            Run(Mv6, 10);
            Is(ChargerState.B1);
        }

        [TestMethod]
        public void Given_charging_When_the_grant_is_gone_Then_a_new_start_waits_15_s()
        {
            Charge();
            _conditions.HasGrant = false;
            Run(Mv6, 10);
            Is(ChargerState.C1);
            Run(Mv9, 20);
            Is(ChargerState.B1);
            Assert.IsTrue(_machine.ChargeDelayS(_nowMs) >= 14, "waits " + _machine.ChargeDelayS(_nowMs).ToString() + " s");
        }

        [TestMethod]
        public void Given_an_offer_When_the_vehicle_sleeps_for_30_s_Then_it_is_woken_once_for_3_s()
        {
            Begin();
            Run(Mv9, 20);
            Is(ChargerState.B);
            Run(Mv9, StateMachine.WakeUpAfterMs);
            Is(ChargerState.Activate);
            Run(Mv9, StateMachine.WakeUpMs);
            Is(ChargerState.B);
            Run(Mv9, 60000);
            Is(ChargerState.B);
        }

        [TestMethod]
        public void Given_every_state_When_written_Then_it_is_a_name_and_not_its_number()
        {
            Assert.AreEqual("A", StateTexts.Id(ChargerState.A));
            Assert.AreEqual("B", StateTexts.Id(ChargerState.B));
            Assert.AreEqual("C", StateTexts.Id(ChargerState.C));
            Assert.AreEqual("Activate", StateTexts.Id(ChargerState.Activate));
            Assert.AreEqual("B1", StateTexts.Id(ChargerState.B1));
            Assert.AreEqual("C1", StateTexts.Id(ChargerState.C1));
        }

        // A start, and the rest after it without a vehicle.
        private void Begin()
        {
            New();
            Run(Mv12, StateMachine.StartRestMs + 10);
            Is(ChargerState.A);
        }

        private void New()
        {
            _pilot = new PilotWatch();
            _machine = new StateMachine(_pilot);
            _nowMs = 0;
            _conditions.HasAccess = true;
            _conditions.Faults = 0;
            _conditions.IsPrepared = true;
            _conditions.HasRoom = true;
            _conditions.HasGrant = true;
            _conditions.WantsOtherPhases = false;
        }

        private void Charge()
        {
            Begin();
            Run(Mv9, 3000);
            Run(Mv6, 1000);
            Is(ChargerState.C);
        }

        private void Run(int highMv, int ms)
        {
            Run(highMv, MvMinus12, ms);
        }

        private void Run(int highMv, int lowMv, int ms)
        {
            for (int i = 0; i < ms; i += 10)
            {
                _nowMs += 10;
                _machine.BeforePilot(_nowMs);
                if (_machine.PilotConnected) _pilot.Take(highMv, lowMv, _machine.Offers, _machine.State == ChargerState.C, _nowMs);
                _machine.Step(_conditions, _nowMs);
            }
        }

        private void Is(ChargerState state)
        {
            Assert.AreEqual(StateTexts.Id(state), StateTexts.Id(_machine.State));
        }
    }
}
