using SmartEvse.Core.Regulation;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>What the vehicle takes, at the edges: offers that differ by little, offers that change quickly, answers that are too small or too late.</summary>
public sealed class VehicleAnswerTests
{
    private readonly VehicleEstimate _vehicle = new();

    [Theory]
    [InlineData(165, true)]
    [InlineData(166, false)]
    [InlineData(155, true)]
    [InlineData(154, false)]
    public void Given_an_offer_of_16_A_When_it_changes_by_half_an_ampere_at_the_most_Then_the_vehicle_counts_as_settled(int offerDa, bool settled)
    {
        Offer(160, 0, 20_000);
        Offer(offerDa, 20_010, 20_010);

        Assert.Equal(settled, _vehicle.IsSettled);
    }

    [Fact]
    public void Given_a_lowered_offer_When_an_EV_meter_sees_the_vehicle_on_its_way_Then_the_upper_bound_is_what_it_sees()
    {
        Offer(160, 0, 20_000);
        _vehicle.Update(100, 130, 20_010, 20_010);

        Assert.Equal((100, 130, 160), (_vehicle.LowDa, _vehicle.HighDa, _vehicle.MostOfferedDa));
    }

    [Theory]
    [InlineData("high, then ever lower", 200, 160)]
    [InlineData("high in between", 100, 300)]
    public void Given_a_dozen_offers_within_the_dead_time_When_the_bounds_are_asked_Then_none_of_the_larger_ones_is_forgotten(string id, int firstDa, int thirdDa)
    {
        Offer(firstDa, 0, 20_000);
        Offer(90, 20_010, 20_010);
        Offer(thirdDa, 20_020, 20_020);
        for (var i = 0; i < 12; i++) Offer(80 - i, 20_100 + (i * 100), 20_100 + (i * 100));

        Assert.True(System.Math.Max(firstDa, thirdDa) == _vehicle.HighDa, id + ": " + _vehicle.HighDa);
        Assert.Equal(69, _vehicle.LowDa);
        Offer(69, 21_300, 21_300 + VehicleEstimate.DefaultDeadMs);
        Assert.Equal((69, 69), (_vehicle.LowDa, _vehicle.HighDa));
    }

    [Theory]
    [InlineData(160, 100, 4999, 100, 160)]
    [InlineData(160, 100, 5000, 100, 100)]
    [InlineData(60, 160, 9999, 60, 160)]
    [InlineData(60, 160, 10_000, 160, 160)]
    public void Given_an_offer_that_changed_When_its_dead_time_and_ramp_are_over_Then_the_bounds_meet_to_the_millisecond(int fromDa, int toDa, long afterMs, int low, int high)
    {
        Offer(fromDa, 0, 20_000);
        Offer(toDa, 20_010, 20_010);
        _vehicle.Update(toDa, -1, -1, 20_010 + afterMs);

        Assert.Equal((low, high), (_vehicle.LowDa, _vehicle.HighDa));
    }

    [Theory]
    [InlineData(30_010, 10_000)]
    [InlineData(30_011, 5000)]
    public void Given_a_vehicle_that_has_not_answered_for_10_s_When_it_answers_Then_it_is_believed_if_nothing_longer_has_been_seen(long silentUntilMs, int expectedMs)
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        _vehicle.Learn(250, silentUntilMs);
        _vehicle.Learn(190, 32_000);

        Assert.Equal(expectedMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_a_lowered_offer_When_the_mains_fall_in_the_same_moment_Then_that_was_the_house()
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        _vehicle.Learn(190, 20_010);

        Assert.Equal(VehicleEstimate.DefaultDeadMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_an_offer_that_falls_every_second_When_the_bounds_are_asked_Then_the_upper_one_is_that_of_5_s_ago()
    {
        for (var i = 0; i < 20; i++) Offer(160 - (i * 5), i * 1000, i * 1000);

        Assert.Equal((65, 90), (_vehicle.LowDa, _vehicle.HighDa));
    }

    [Theory]
    [InlineData("lowered by 2 A: looked for", 140, 240, 4000, 4750)]
    [InlineData("lowered by less than 2 A: not looked for", 141, 240, 4000, 5000)]
    [InlineData("half of the lowering is an answer", 100, 220, 4000, 4750)]
    [InlineData("less than half is none", 100, 221, 4000, 5000)]
    [InlineData("an answer after 10 s counts in full", 100, 190, 10_000, 10_000)]
    [InlineData("a later one counts as 10 s", 100, 190, 12_000, 10_000)]
    [InlineData("the vehicle was stopped: that is no answer of its own", 0, 0, 2000, 5000)]
    public void Given_an_offer_of_16_A_and_mains_of_25_A_When_it_is_lowered_Then_the_answer_teaches_the_dead_time(string id, int offerDa, int answerDa, int answerMs, int expectedMs)
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(offerDa, 20_010, 20_010);
        _vehicle.Learn(250, 20_010 + System.Math.Min(9000, answerMs - 1000));
        _vehicle.Learn(answerDa, 20_010 + answerMs);

        Assert.True(expectedMs == _vehicle.DeadMs, id + ": " + _vehicle.DeadMs);
    }

    [Fact]
    public void Given_a_vehicle_that_never_answered_When_more_than_10_s_have_gone_by_Then_a_house_that_falls_teaches_nothing()
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        _vehicle.Learn(250, 30_020);
        _vehicle.Learn(150, 32_000);

        Assert.Equal(VehicleEstimate.DefaultDeadMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_an_answer_When_the_mains_fall_again_Then_it_is_not_taken_for_a_second_one()
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        _vehicle.Learn(250, 20_010 + 7000);
        _vehicle.Learn(190, 20_010 + 8000);
        Assert.Equal(8000, _vehicle.DeadMs);
        _vehicle.Learn(120, 20_010 + 9000);

        Assert.Equal(8000, _vehicle.DeadMs);
    }

    [Theory]
    [InlineData(10_000, 0, 5000)]
    [InlineData(9000, 4999, 5000)]
    [InlineData(9000, 5000, 9000)]
    public void Given_a_slow_meter_When_its_first_word_is_the_answer_Then_the_vehicle_is_not_taken_for_slow(int answerMs, int silentMs, int expectedMs)
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        if (silentMs > 0) _vehicle.Learn(250, 20_010 + silentMs);
        _vehicle.Learn(190, 20_010 + answerMs);

        Assert.Equal(expectedMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_a_lowered_offer_When_it_is_raised_before_the_answer_Then_nothing_is_learned_from_it()
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(100, 20_010, 20_010);
        Offer(130, 21_010, 21_010);
        _vehicle.Learn(190, 22_010);

        Assert.Equal(VehicleEstimate.DefaultDeadMs, _vehicle.DeadMs);
    }

    [Fact]
    public void Given_an_offer_lowered_in_two_steps_When_the_answer_comes_Then_its_time_counts_from_the_first()
    {
        Offer(160, 0, 20_000);
        _vehicle.Learn(250, 20_000);
        Offer(120, 20_000, 20_000);
        Offer(80, 26_000, 26_000);
        _vehicle.Learn(250, 27_000);
        _vehicle.Learn(230, 28_000);

        Assert.Equal(8000, _vehicle.DeadMs);
    }

    private void Offer(int offerDa, long fromMs, long toMs)
    {
        for (var ms = fromMs; ms <= toMs; ms += 10) _vehicle.Update(offerDa, -1, -1, ms);
    }
}
