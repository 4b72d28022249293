using nanoFramework.TestFramework;
using SmartEvse.Core.Limits;
using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>Limits that compose by minimum, and the regulator of MODE Smart: integers must come out as on the PC.</summary>
    [TestClass]
    public class RegulatorTests
    {
        [TestMethod]
        public void Given_several_limits_When_asked_Then_the_smallest_wins_and_is_named()
        {
            LimitTable limits = new LimitTable();
            limits.Set(LimitId.Max, 320, LimitTable.Never);
            limits.Set(LimitId.Mains, 125, LimitTable.Never);
            limits.Set(LimitId.Circuit, 160, LimitTable.Never);
            Assert.AreEqual(125, limits.SmallestDa(0, out LimitId winner));
            Assert.AreEqual((int)LimitId.Mains, (int)winner);
        }

        [TestMethod]
        public void Given_no_limit_in_force_When_asked_Then_nothing_is_granted()
        {
            Assert.AreEqual(0, new LimitTable().SmallestDa(0, out _));
        }

        [TestMethod]
        public void Given_a_limit_with_an_end_When_its_time_is_over_Then_it_grants_nothing()
        {
            LimitTable limits = new LimitTable();
            limits.Set(LimitId.Max, 320, LimitTable.Never);
            limits.Set(LimitId.Mains, 160, 10000);
            Assert.AreEqual(160, limits.SmallestDa(9999, out _));
            Assert.AreEqual(0, limits.SmallestDa(10000, out _));
        }

        [TestMethod]
        public void Given_the_vectors_of_the_C_firmware_When_a_sample_comes_Then_the_set_point_moves_as_there()
        {
            // set-point and what chargers take; L1, L2, L3 of the mains; set-point after it; all in dA. MAINS 25 A, MAX 16 A.
            int[][] vectors =
            {
                new int[] { 100, 150, 120, 110, 125 },
                new int[] { 100, 240, 120, 110, 102 },
                new int[] { 100, 247, 120, 110, 100 },
                new int[] { 160, 290, 120, 110, 120 },
                new int[] { 60, 270, 120, 110, 60 },
                new int[] { 100, 250, 120, 110, 100 },
                new int[] { 100, 260, -200, -200, 90 },
            };
            for (int i = 0; i < vectors.Length; i++)
            {
                int[] v = vectors[i];
                Assert.AreEqual(v[4], After(v[0], v[1], v[2], v[3]).SetpointDa, "vector " + i.ToString());
            }
        }

        [TestMethod]
        public void Given_the_mains_above_twice_MAINS_When_a_sample_comes_Then_charging_must_stop()
        {
            Assert.IsFalse(After(100, 240, 0, 0).MustStop);
            Assert.IsTrue(After(100, 501, 0, 0).MustStop);
        }

        [TestMethod]
        public void Given_not_even_MIN_When_a_sample_comes_Then_the_shortage_is_hard()
        {
            SmartRegulator regulator = After(60, 330, 0, 0);
            Assert.IsTrue(regulator.IsHardShortage);
            Assert.IsTrue(regulator.MustStop);
        }

        [TestMethod]
        public void Given_nobody_charging_When_a_sample_comes_Then_the_set_point_is_what_a_start_may_have()
        {
            SmartRegulator regulator = new SmartRegulator();
            MainsPicture picture = Picture(0, 100, 50, 50);
            picture.ActiveChargers = 0;
            regulator.OnSample(picture, Settings(), 1000);
            Assert.AreEqual(150, regulator.SetpointDa);
        }

        private static SmartRegulator After(int setpointDa, int l1Da, int l2Da, int l3Da)
        {
            SmartRegulator regulator = new SmartRegulator();
            regulator.StartAt(setpointDa);
            regulator.OnSample(Picture(setpointDa, l1Da, l2Da, l3Da), Settings(), 1000);
            return regulator;
        }

        private static MainsPicture Picture(int setpointDa, int l1Da, int l2Da, int l3Da)
        {
            MainsPicture picture = new MainsPicture();
            picture.ActiveChargers = 1;
            picture.CeilingDa = 160;
            picture.ActiveSetpointsDa = setpointDa;
            picture.LargestMainsDa = l1Da > l2Da ? l1Da : l2Da;
            if (l3Da > picture.LargestMainsDa) picture.LargestMainsDa = l3Da;
            picture.SumMainsDa = l1Da + l2Da + l3Da;
            picture.SolarSumDa = picture.SumMainsDa;
            return picture;
        }

        private static SettingsValues Settings()
        {
            SettingsValues settings = new SettingsValues();
            settings.SetNumber(SettingId.Config, 1);
            settings.SetNumber(SettingId.MaxMains, 25);
            settings.SetNumber(SettingId.MinCurrent, 6);
            settings.SetNumber(SettingId.MaxCurrent, 16);
            settings.SetNumber(SettingId.MaxSumMains, 0);
            settings.SetNumber(SettingId.MainsMeter, MeterType.Api);
            settings.SetNumber(SettingId.Mode, ChargeMode.Smart);
            return settings;
        }
    }
}
