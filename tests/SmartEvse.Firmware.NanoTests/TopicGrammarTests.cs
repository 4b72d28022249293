using System.Text;
using nanoFramework.TestFramework;
using SmartEvse.Core;
using SmartEvse.Core.Commands;
using SmartEvse.Core.Metering;
using SmartEvse.Core.Mqtt;
using SmartEvse.Core.Settings;

namespace SmartEvse.Firmware.NanoTests
{
    /// <summary>What may stand below <c>Set/</c>: numbers, feeds, topics, and an answer to everything.</summary>
    [TestClass]
    public class TopicGrammarTests
    {
        [TestMethod]
        public void Given_the_one_form_of_a_number_When_read_Then_it_has_its_value()
        {
            string[] texts = { "0", "7", "-7", "007", "2147483647", "-2147483648" };
            int[] values = { 0, 7, -7, 7, 2147483647, -2147483647 - 1 };
            for (int i = 0; i < texts.Length; i++)
            {
                Assert.IsTrue(NumberForm.TryRead(texts[i], out int value), texts[i]);
                Assert.AreEqual(values[i], value, texts[i]);
            }
        }

        [TestMethod]
        public void Given_any_other_form_of_a_number_When_read_Then_it_is_refused_and_never_0()
        {
            string[] texts = { "", " 7", "7 ", "+7", "7.0", "7,0", "-0", "-", "0x10", "1e3", "2147483648", "-2147483649", "99999999999999999999", "\u0667" };
            for (int i = 0; i < texts.Length; i++) Assert.IsFalse(NumberForm.TryRead(texts[i], out _), texts[i]);
        }

        [TestMethod]
        public void Given_feeds_When_read_Then_the_fields_are_counted_and_kept_in_order()
        {
            int[] fields = new int[FeedForm.MaxFields];
            Assert.AreEqual((int)Refusal.None, (int)FeedForm.Read("12:-34:56:789:1000000", fields, out int count));
            Assert.AreEqual(5, count);
            Assert.AreEqual(12, fields[0]);
            Assert.AreEqual(-34, fields[1]);
            Assert.AreEqual(56, fields[2]);
            Assert.AreEqual(789, fields[3]);
            Assert.AreEqual(1000000, fields[4]);
        }

        [TestMethod]
        public void Given_broken_feeds_When_read_Then_they_are_refused()
        {
            int[] fields = new int[FeedForm.MaxFields];
            Assert.AreEqual((int)Refusal.NotANumber, (int)FeedForm.Read("1::3", fields, out _));
            Assert.AreEqual((int)Refusal.NotANumber, (int)FeedForm.Read("1:2:3:", fields, out _));
            Assert.AreEqual((int)Refusal.NotANumber, (int)FeedForm.Read("", fields, out _));
            Assert.AreEqual((int)Refusal.WrongFieldCount, (int)FeedForm.Read("1:2:3:4:5:6", fields, out _));
        }

        [TestMethod]
        public void Given_a_mains_feed_beyond_199_9_A_When_checked_Then_it_is_out_of_range()
        {
            int[] fields = { 1999, -1999, 0, 0, 0 };
            Assert.AreEqual((int)Refusal.None, (int)FeedForm.CheckMains(fields, 3));
            fields[1] = -2000;
            Assert.AreEqual((int)Refusal.OutOfRange, (int)FeedForm.CheckMains(fields, 3));
            Assert.AreEqual((int)Refusal.WrongFieldCount, (int)FeedForm.CheckMains(fields, 4));
        }

        [TestMethod]
        public void Given_every_command_topic_When_looked_up_by_its_name_Then_it_is_found()
        {
            SettingRow row = new SettingRow();
            for (CommandTopic topic = CommandTopic.Mode; topic <= CommandTopic.DelayedCharging; topic++)
            {
                Assert.AreEqual((int)topic, (int)CommandTopics.Find(CommandTopics.Name(topic), row), CommandTopics.Name(topic));
            }
        }

        [TestMethod]
        public void Given_names_of_rows_and_others_When_looked_up_Then_rows_are_found_and_others_are_unknown()
        {
            SettingRow row = new SettingRow();
            Assert.AreEqual((int)CommandTopic.Row, (int)CommandTopics.Find("MaxMains", row));
            Assert.AreEqual((int)SettingId.MaxMains, (int)row.Id);
            Assert.AreEqual((int)CommandTopic.Unknown, (int)CommandTopics.Find("maxmains", row));
            Assert.AreEqual((int)CommandTopic.Unknown, (int)CommandTopics.Find("", row));
            Assert.AreEqual((int)CommandTopic.NotBuilt, (int)CommandTopics.Find("RFID", row));
        }

        [TestMethod]
        public void Given_prefixes_When_checked_Then_wildcards_and_empty_levels_are_illegal()
        {
            Assert.IsTrue(TopicPrefix.IsLegal(""));
            Assert.IsTrue(TopicPrefix.IsLegal("garage/SmartEVSE-12345"));
            string[] illegal = { "a+b", "#", "$SYS", "/a", "a/", "a//b" };
            for (int i = 0; i < illegal.Length; i++) Assert.IsFalse(TopicPrefix.IsLegal(illegal[i]), illegal[i]);
        }

        [TestMethod]
        public void Given_a_write_When_it_arrives_and_the_charger_steps_Then_it_is_answered_and_holds()
        {
            Charger charger = new Charger(new SettingsValues(), 64);
            Assert.AreEqual((int)Refusal.None, (int)Send(charger, "Mode", "Normal", false));
            Assert.AreEqual((int)Refusal.None, (int)Send(charger, "Access", "Pause", false));
            Assert.AreEqual(AccessStatus.Pause, charger.Settings.State(StoredState.Access));
        }

        [TestMethod]
        public void Given_writes_that_may_not_be_When_they_arrive_Then_each_is_answered_with_its_reason()
        {
            Charger charger = new Charger(new SettingsValues(), 64);
            Assert.AreEqual((int)Refusal.Retained, (int)Send(charger, "Access", "Allow", true));
            Assert.AreEqual((int)Refusal.UnknownTopic, (int)Send(charger, "Acess", "Allow", false));
            Assert.AreEqual((int)Refusal.UnknownOption, (int)Send(charger, "Access", "allow", false));
            Assert.AreEqual((int)Refusal.NotANumber, (int)Send(charger, "CurrentOverride", "16.0", false));
            Assert.AreEqual((int)Refusal.MeterIsNotApi, (int)Send(charger, "MainsMeter", "1:2:3", false));
            Assert.AreEqual((int)Refusal.Locked, (int)Send(charger, "MaxMains", "35", false));
        }

        private static Refusal Send(Charger charger, string name, string payload, bool retained)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(payload);
            Assert.IsTrue(new CommandRouter(charger).Take(name, bytes, bytes.Length, retained), "there was no room");
            charger.Step(new Inputs(), 0);
            Command? answer = charger.Commands.NextToAnswer();
            if (answer == null) return Refusal.Busy;
            Refusal refusal = answer.Refusal;
            charger.Commands.Answered();
            return refusal;
        }
    }
}
