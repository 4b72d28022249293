using nanoFramework.TestFramework;
using SmartEvse.Core.Charging;
using SmartEvse.Core.Pilot;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>The pilot line: levels, duty, cable, and quick towards safety.</summary>
    [TestClass]
    public class PilotTests
    {
        private const int Mv9 = 2880;
        private const int Mv6 = 2600;
        private const int MvMinus12 = 200;

        [TestMethod]
        public void Given_a_plateau_at_the_edge_of_each_band_When_classified_Then_the_level_is_that_of_the_table()
        {
            int[] plateausMv = { 3055, 3054, 2735, 2734, 2400, 2399, 2000, 1999, 1600, 1599, 299, 300, 101, 100, 0 };
            PilotLevel[] levels =
            {
                PilotLevel.V12, PilotLevel.V9, PilotLevel.V9, PilotLevel.V6, PilotLevel.V6, PilotLevel.V3, PilotLevel.V3, PilotLevel.V0, PilotLevel.V0,
                PilotLevel.Undefined, PilotLevel.Minus12, PilotLevel.Undefined, PilotLevel.Minus12, PilotLevel.Undefined, PilotLevel.Undefined,
            };
            for (int i = 0; i < plateausMv.Length; i++)
            {
                Assert.AreEqual((int)levels[i], (int)PilotClassifier.Level(plateausMv[i]), plateausMv[i].ToString() + " mV");
            }
        }

        [TestMethod]
        public void Given_currents_of_both_laws_When_made_a_duty_Then_it_is_that_of_IEC_61851()
        {
            int[] currentsDa = { 60, 100, 160, 320, 510, 511, 630, 800 };
            int[] permille = { 100, 166, 266, 533, 850, 844, 892, 960 };
            for (int i = 0; i < currentsDa.Length; i++) Assert.AreEqual(permille[i], PilotDuty.FromCurrent(currentsDa[i]), currentsDa[i].ToString() + " dA");
        }

        [TestMethod]
        public void Given_a_current_that_cannot_be_offered_When_made_a_duty_Then_the_line_is_steady()
        {
            Assert.AreEqual(PilotDuty.Steady, PilotDuty.FromCurrent(0));
            Assert.AreEqual(PilotDuty.Steady, PilotDuty.FromCurrent(59));
            Assert.AreEqual(PilotDuty.Steady, PilotDuty.FromCurrent(801));
            Assert.AreEqual(PilotDuty.Steady, PilotDuty.FromCurrent(-160));
        }

        [TestMethod]
        public void Given_every_offer_from_6_to_80_A_When_read_back_Then_the_vehicle_never_takes_it_for_more()
        {
            for (int currentDa = 60; currentDa <= 800; currentDa++)
            {
                int duty = PilotDuty.FromCurrent(currentDa);
                int readDa = PilotDuty.ToCurrent(duty);
                Assert.IsTrue(readDa <= currentDa, currentDa.ToString() + " dA is read as " + readDa.ToString());

                // Where the two laws of the table overlap, the vehicle takes the lower one.
                bool overlap = currentDa > 510 && duty <= 850;
                Assert.IsTrue(overlap || readDa > currentDa - 4, currentDa.ToString() + " dA is read as " + readDa.ToString());
            }
        }

        [TestMethod]
        public void Given_readings_at_the_edges_of_the_cable_bands_When_decoded_Then_outside_is_no_cable()
        {
            int[] readingsMv = { 200, 201, 399, 400, 501, 699, 700, 1201, 1399, 1400, 1701, 2099, 2100, 3300 };
            int[] limitsA = { 0, 63, 63, 0, 32, 32, 0, 16, 16, 0, 13, 13, 0, 0 };
            for (int i = 0; i < readingsMv.Length; i++) Assert.AreEqual(limitsA[i], CableCoding.Decode(readingsMv[i]), readingsMv[i].ToString() + " mV");
        }

        [TestMethod]
        public void Given_a_cable_that_makes_contact_When_read_Then_five_equal_readings_are_needed()
        {
            CableCoding cable = new CableCoding();
            for (int i = 0; i < 4; i++) cable.Take(1300);
            cable.Take(3300);
            Assert.AreEqual(0, cable.LimitA, "four readings and another");
            for (int i = 0; i < 5; i++) cable.Take(1300);
            Assert.AreEqual(16, cable.LimitA);
        }

        [TestMethod]
        public void Given_a_stable_level_When_one_reading_is_odd_Then_it_is_not_believed_but_two_are()
        {
            PilotWatch pilot = new PilotWatch();
            pilot.Take(Mv6, MvMinus12, true, true, 0);
            pilot.Take(Mv6, MvMinus12, true, true, 10);
            pilot.Take(Mv9, MvMinus12, true, true, 20);
            Assert.AreEqual((int)PilotLevel.V6, (int)pilot.Stable);
            pilot.Take(Mv9, MvMinus12, true, true, 30);
            Assert.AreEqual((int)PilotLevel.V9, (int)pilot.Stable);
        }

        [TestMethod]
        public void Given_a_line_between_the_bands_When_it_lasts_400_ms_Then_it_is_illegal()
        {
            PilotWatch pilot = new PilotWatch();
            pilot.Take(Mv6, MvMinus12, true, true, 1000);
            for (int ms = 1010; ms <= 1400; ms += 10) pilot.Take(1000, MvMinus12, true, true, ms);
            Assert.IsFalse(pilot.IsIllegal(1399));
            Assert.IsTrue(pilot.IsIllegal(1400));
        }

        [TestMethod]
        public void Given_a_vehicle_that_asks_without_a_diode_When_3_s_have_gone_Then_it_shows()
        {
            PilotWatch pilot = new PilotWatch();
            for (int ms = 0; ms <= 3000; ms += 10) pilot.Take(Mv6, Mv6, true, false, ms);
            Assert.IsFalse(pilot.DiodeSeen);
            Assert.IsFalse(pilot.IsAskingWithoutDiode(2999));
            Assert.IsTrue(pilot.IsAskingWithoutDiode(3000));
        }
    }
}
