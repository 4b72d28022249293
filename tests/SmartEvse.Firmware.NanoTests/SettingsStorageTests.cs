using nanoFramework.TestFramework;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>The settings over a restart: two copies, written in turn, each whole or not used.</summary>
    [TestClass]
    public class SettingsStorageTests
    {
        [TestMethod]
        public void Given_an_empty_medium_When_loaded_Then_the_device_is_factory_new()
        {
            SettingsValues values = new SettingsValues();
            Assert.AreEqual((int)LoadResult.FactoryNew, (int)new SettingsStore(new MemoryBlobs()).Load(values));
            Assert.AreEqual(6, values.Number(SettingId.MinCurrent));
        }

        [TestMethod]
        public void Given_saved_values_When_loaded_by_another_Then_numbers_texts_secrets_and_states_are_the_same()
        {
            MemoryBlobs blobs = new MemoryBlobs();
            SettingsValues saved = Saved(blobs, 11);
            saved.SetText(SettingId.MQTTHost, "br\u00f6ker.local");
            saved.SetText(SettingId.MQTTPassword, "a:b=\u20ac");
            saved.SetState(StoredState.Access, AccessStatus.Pause);
            SettingsStore store = new SettingsStore(blobs);
            store.Load(new SettingsValues());
            Assert.IsTrue(store.Save(saved));

            SettingsValues read = new SettingsValues();
            SettingsStore reader = new SettingsStore(blobs);
            Assert.AreEqual((int)LoadResult.Loaded, (int)reader.Load(read));
            Assert.AreEqual(0, reader.SkippedEntries);
            Assert.AreEqual(11, read.Number(SettingId.MaxCurrent));
            Assert.AreEqual("br\u00f6ker.local", read.Text(SettingId.MQTTHost));
            Assert.AreEqual("a:b=\u20ac", read.Text(SettingId.MQTTPassword));
            Assert.AreEqual(AccessStatus.Pause, read.State(StoredState.Access));
        }

        [TestMethod]
        public void Given_two_saves_When_the_power_is_cut_in_the_second_Then_the_first_is_there_whole()
        {
            for (int cut = 0; cut < 400; cut += 23)
            {
                MemoryBlobs blobs = new MemoryBlobs();
                SettingsValues values = Saved(blobs, 11);
                SettingsStore store = new SettingsStore(blobs);
                store.Load(new SettingsValues());
                values.SetNumber(SettingId.MaxCurrent, 16);
                blobs.CutAfter = cut;
                Assert.IsFalse(store.Save(values));

                SettingsValues read = new SettingsValues();
                Assert.AreEqual((int)LoadResult.Loaded, (int)new SettingsStore(blobs).Load(read), "cut at " + cut.ToString());
                Assert.AreEqual(11, read.Number(SettingId.MaxCurrent), "cut at " + cut.ToString());
            }
        }

        [TestMethod]
        public void Given_two_copies_When_the_newer_has_one_wrong_bit_Then_the_older_is_used()
        {
            MemoryBlobs blobs = new MemoryBlobs();
            SettingsValues values = Saved(blobs, 11);
            SettingsStore store = new SettingsStore(blobs);
            store.Load(new SettingsValues());
            values.SetNumber(SettingId.MaxCurrent, 16);
            Assert.IsTrue(store.Save(values));
            blobs.Damage("settings.b", 40);

            SettingsValues read = new SettingsValues();
            Assert.AreEqual((int)LoadResult.Loaded, (int)new SettingsStore(blobs).Load(read));
            Assert.AreEqual(11, read.Number(SettingId.MaxCurrent));
        }

        [TestMethod]
        public void Given_one_copy_and_it_is_damaged_When_loaded_Then_it_is_said_and_the_careful_values_are_used()
        {
            MemoryBlobs blobs = new MemoryBlobs();
            Saved(blobs, 32);
            blobs.Damage("settings.a", 12);
            SettingsValues read = new SettingsValues();
            Assert.AreEqual((int)LoadResult.Damaged, (int)new SettingsStore(blobs).Load(read));
            Assert.AreEqual(new SettingsValues().Number(SettingId.MaxCurrent), read.Number(SettingId.MaxCurrent));
        }

        [TestMethod]
        public void Given_many_saves_When_nothing_has_changed_Then_the_flash_is_not_worn()
        {
            MemoryBlobs blobs = new MemoryBlobs();
            SettingsStore store = new SettingsStore(blobs);
            SettingsValues values = new SettingsValues();
            for (int i = 0; i < 5; i++) Assert.IsTrue(store.Save(values));
            Assert.AreEqual(2, blobs.Writes, "one copy of both files");
            values.SetNumber(SettingId.MaxCurrent, 10);
            Assert.IsTrue(store.Save(values));
            Assert.AreEqual(3, blobs.Writes, "the secrets have not changed");
        }

        [TestMethod]
        public void Given_the_check_value_of_CRC_32_When_computed_Then_it_is_that_of_the_standard()
        {
            byte[] digits = { (byte)'1', (byte)'2', (byte)'3', (byte)'4', (byte)'5', (byte)'6', (byte)'7', (byte)'8', (byte)'9' };
            Assert.AreEqual(0xCBF43926u, Crc32.Of(digits, digits.Length));
        }

        private static SettingsValues Saved(MemoryBlobs blobs, int maxCurrentA)
        {
            SettingsStore store = new SettingsStore(blobs);
            SettingsValues values = new SettingsValues();
            store.Load(values);
            values.SetNumber(SettingId.MaxCurrent, maxCurrentA);
            Assert.IsTrue(store.Save(values));
            return values;
        }
    }
}
