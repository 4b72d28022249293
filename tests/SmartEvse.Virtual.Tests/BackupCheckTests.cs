using System;
using System.Text;
using SmartEvse.Virtual.Backup;
using Xunit;

namespace SmartEvse.Virtual.Tests;

/// <summary>Made-up read-outs, good and broken in each way: the words say exactly what is missing.</summary>
public sealed class BackupCheckTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "empty file", "size: 0 bytes; expected 4194304 (4 MB)" },
        { "cut in slot 1", "slot 1 at 0x1c0000: segment 3 of 3 goes beyond its end" },
        { "cut in front of slot 1", "slot 1 at 0x1c0000: the file ends before it" },
        { "2 MB", "size: 2097152 bytes; expected 4194304 (4 MB)" },
        { "8 MB", "size: 8388608 bytes; expected 4194304 (4 MB)" },
        { "all FF", "every byte is FF: the flash was not read, or is empty" },
        { "all 0", "every byte is 00: the flash was not read, or is empty" },
        { "no boot loader", "boot loader at 0x1000: it begins with FF and not with E9" },
        { "boot loader, one bit", "boot loader at 0x1000: its checksum does not fit" },
        { "no table", "partition table at 0x8000: no row begins with AA 50" },
        { "table, one bit", "partition table at 0x8000: its MD5 does not fit" },
        { "table without MD5", "partition table at 0x8000: it has no MD5" },
        { "slot 0 without magic", "slot 0 at 0x10000: it begins with 00 and not with E9" },
        { "slot 0, one bit of data", "slot 0 at 0x10000: its checksum does not fit" },
        { "slot 1, one bit of its header", "slot 1 at 0x1c0000: its SHA-256 does not fit" },
        { "slot 1, two bits that cancel out", "slot 1 at 0x1c0000: its SHA-256 does not fit" },
        { "slot 1 with 17 segments", "slot 1 at 0x1c0000: it claims 17 segments" },
        { "slot 1 with a huge segment", "slot 1 at 0x1c0000: segment 1 of 3 goes beyond its end" },
        { "chosen slot is empty", "slot 1 at 0x1c0000: it begins with FF and not with E9" },
        { "nanoFramework", "the original firmware: it has slots at 0x10000 and 0x1c0000, this table has none; this board has nanoFramework on it already" },
        { "no NVS in the table", "the store (NVS): the partition table has none" },
        { "NVS erased", "the store (NVS) at 0x9000: not one whole page; settings, serial number and device key are not in this file" },
        { "NVS header, one bit", "the store (NVS) at 0x9000: not one whole page; settings, serial number and device key are not in this file" },
    };

    [Fact]
    public void Given_a_whole_read_out_When_it_is_checked_Then_nothing_is_missing_and_what_is_there_is_named()
    {
        var check = BackupCheck.Of(new MadeUpFlash().Bytes);
        Assert.Empty(check.Missing);
        Assert.Equal(
            [
                "size: 4 MB", "boot loader at 0x1000: whole", "partition table at 0x8000: nvs, otadata, app0, app1, spiffs; its MD5 fits", "starts from slot 1", "slot 0 at 0x10000: whole (SmartEVSE v3.6.9)",
                "slot 1 at 0x1c0000: whole (SmartEVSE v3.7.0)", "the store (NVS) at 0x9000: 1 pages", "Wi-Fi: a network is stored (the file holds its password)", "serial number: 54321 (./run.sh provision --serial 54321 keeps it)",
            ],
            check.Facts);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Given_a_read_out_that_is_broken_When_it_is_checked_Then_the_words_say_what_is_missing(string how, string words)
    {
        var flash = new MadeUpFlash();
        Break(flash, how);
        Assert.Contains(words, BackupCheck.Of(flash.Bytes).Missing);
    }

    [Fact]
    public void Given_any_byte_of_a_program_that_was_read_wrong_When_it_is_checked_Then_it_is_noticed()
    {
        for (var at = MadeUpFlash.Slot1; at < MadeUpFlash.Slot1 + 1344; at += 7)
        {
            var flash = new MadeUpFlash();
            flash.Bytes[at] ^= 0x10;
            Assert.NotEmpty(BackupCheck.Of(flash.Bytes).Missing);
        }
    }

    [Fact]
    public void Given_a_board_that_was_never_updated_When_it_is_checked_Then_an_empty_second_slot_is_all_right()
    {
        var flash = new MadeUpFlash();
        flash.Erase(MadeUpFlash.OtaData, 0x2000);
        flash.Erase(MadeUpFlash.Slot1, 0x1B0000);
        var check = BackupCheck.Of(flash.Bytes);
        Assert.Empty(check.Missing);
        Assert.Contains("starts from slot 0: nothing else was ever chosen", check.Facts);
        Assert.Contains("slot 1 at 0x1c0000: empty, as before the first update", check.Facts);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 1)]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void Given_the_counter_of_the_last_update_When_it_is_read_Then_the_slot_that_starts_follows(uint counter, int slot)
    {
        var flash = new MadeUpFlash();
        flash.Choose(counter);
        Assert.Contains($"starts from slot {slot}", BackupCheck.Of(flash.Bytes).Facts);
    }

    [Fact]
    public void Given_a_counter_that_a_power_cut_spoilt_When_it_is_read_Then_the_other_counts()
    {
        var flash = new MadeUpFlash();
        flash.Choose(3);
        flash.Bytes[MadeUpFlash.OtaData + 28] ^= 1;
        Assert.Contains("starts from slot 1", BackupCheck.Of(flash.Bytes).Facts);
    }

    [Fact]
    public void Given_a_store_without_network_and_number_When_it_is_checked_Then_it_says_so_and_the_backup_is_whole()
    {
        var flash = new MadeUpFlash();
        flash.Erase(MadeUpFlash.Nvs + 32, 0x1000 - 32);
        var check = BackupCheck.Of(flash.Bytes);
        Assert.Empty(check.Missing);
        Assert.Contains("Wi-Fi: no network is stored; the board was not on Wi-Fi", check.Facts);
        Assert.Contains("serial number: not in the store; read it from the sticker", check.Facts);
    }

    [Fact]
    public void Given_an_entry_whose_checksum_is_wrong_When_the_store_is_read_Then_it_does_not_count()
    {
        var flash = new MadeUpFlash();
        flash.Bytes[MadeUpFlash.Nvs + 64 + (3 * 32) + 24] ^= 1;
        Assert.Contains("serial number: not in the store; read it from the sticker", BackupCheck.Of(flash.Bytes).Facts);
    }

    [Fact]
    public void Given_the_published_check_value_When_the_checksum_of_the_chip_is_calculated_Then_it_is_that()
    {
        Assert.Equal(0xD202D277u, EspCrc.Of(Encoding.ASCII.GetBytes("123456789")));
    }

    private static void Break(MadeUpFlash flash, string how)
    {
        var bytes = flash.Bytes;
        switch (how)
        {
            case "empty file": flash.Resize(0); break;
            case "cut in slot 1": flash.Resize(MadeUpFlash.Slot1 + 600); break;
            case "cut in front of slot 1": flash.Resize(MadeUpFlash.Slot1); break;
            case "2 MB": flash.Resize(0x200000); break;
            case "8 MB": flash.Resize(0x800000); break;
            case "all FF": flash.Erase(0, bytes.Length); break;
            case "all 0": bytes.AsSpan().Clear(); break;
            case "no boot loader": flash.Erase(0x1000, 0x7000); break;
            case "boot loader, one bit": bytes[0x1000 + 400] ^= 1; break;
            case "no table": flash.Erase(PartitionTable.Address, 0x1000); break;
            case "table, one bit": bytes[PartitionTable.Address + 9] ^= 0x10; break;
            case "table without MD5": flash.Erase(PartitionTable.Address + (5 * 32), 32); break;
            case "slot 0 without magic": bytes[MadeUpFlash.Slot0] = 0; break;
            case "slot 0, one bit of data": bytes[MadeUpFlash.Slot0 + 500] ^= 1; break;
            case "slot 1, one bit of its header": bytes[MadeUpFlash.Slot1 + 4] ^= 1; break;
            case "slot 1, two bits that cancel out":
                bytes[MadeUpFlash.Slot1 + 500] ^= 1;
                bytes[MadeUpFlash.Slot1 + 501] ^= 1;
                break;
            case "slot 1 with 17 segments": bytes[MadeUpFlash.Slot1 + 1] = 17; break;
            case "slot 1 with a huge segment": bytes.AsSpan(MadeUpFlash.Slot1 + 28, 4).Fill(0xFF); break;
            case "chosen slot is empty": flash.Erase(MadeUpFlash.Slot1, 0x1B0000); break;
            case "nanoFramework": flash.NanoTable(); break;
            case "no NVS in the table": flash.TableWithoutNvs(); break;
            case "NVS erased": flash.Erase(MadeUpFlash.Nvs, 0x5000); break;
            case "NVS header, one bit": bytes[MadeUpFlash.Nvs + 5] ^= 1; break;
            default: throw new ArgumentException(how, nameof(how));
        }
    }
}
