using SmartEvse.Firmware.Mqtt;
using Xunit;

namespace SmartEvse.MqttLinks.Tests;

/// <summary>The link's two small parts, in virtual time.</summary>
public sealed class M2MqttPartsTests
{
    [Fact]
    public void Given_two_messages_with_an_answer_When_one_is_answered_Then_there_is_room_for_one()
    {
        var flight = new InFlight();
        flight.TakeUntilAnswer(flight.Free(1000), 7, 1000);
        flight.TakeUntilAnswer(flight.Free(1000), 8, 1000);
        Assert.Equal(-1, flight.Free(4999));

        flight.Answered(9);
        Assert.Equal(-1, flight.Free(4999));
        flight.Answered(8);
        Assert.Equal(1, flight.Free(4999));
    }

    [Fact]
    public void Given_an_answer_that_the_library_lost_When_5_s_have_passed_Then_there_is_room_again()
    {
        var flight = new InFlight();
        flight.TakeUntilAnswer(flight.Free(1000), 7, 1000);
        flight.TakeUntilAnswer(flight.Free(1000), 8, 1000);

        Assert.Equal(-1, flight.Free(5999));
        Assert.Equal(0, flight.Free(6000));
    }

    [Fact]
    public void Given_a_message_without_an_answer_When_2_ms_have_passed_Then_there_is_room_again()
    {
        var flight = new InFlight();
        flight.TakeForAWhile(flight.Free(1000), 1000);
        flight.TakeForAWhile(flight.Free(1000), 1000);

        Assert.Equal(-1, flight.Free(1001));
        Assert.Equal(0, flight.Free(1002));
    }

    [Fact]
    public void Given_a_message_with_and_one_without_an_answer_When_something_arrives_Then_only_the_second_has_left()
    {
        var flight = new InFlight();
        flight.TakeUntilAnswer(flight.Free(1000), 7, 1000);
        flight.TakeForAWhile(flight.Free(1000), 1000);

        flight.Moves();

        Assert.Equal(1, flight.Free(1000));
        flight.TakeForAWhile(1, 1000);
        Assert.Equal(-1, flight.Free(1000));
    }

    [Fact]
    public void Given_small_messages_and_no_sign_of_life_When_the_8th_is_taken_Then_a_question_is_due_and_after_the_16th_there_is_no_room()
    {
        var flight = new InFlight();
        for (int number = 1; number <= 16; number++)
        {
            flight.TakeForAWhile(flight.Free(number * 10), number * 10);
            Assert.Equal(number == 8, flight.WantsQuestion);
        }

        Assert.Equal(-1, flight.Free(100_000));
        flight.Moves();
        Assert.Equal(0, flight.Free(100_000));
    }

    [Theory]
    // What happened, and at which times in ms: answered, asked (-1 = not), now; a period of 15 s.
    [InlineData(0, -1, 7499, false, false)]
    [InlineData(0, -1, 7500, true, false)]
    [InlineData(0, 7500, 14999, false, false)]
    [InlineData(0, 7500, 15000, true, false)]
    [InlineData(0, 7500, 22499, true, false)]
    [InlineData(0, 7500, 22500, true, true)]
    public void Given_a_broker_that_is_silent_When_time_passes_Then_it_is_asked_twice_and_given_up(long answeredMs, long askedMs, long nowMs, bool due, bool overdue)
    {
        var clock = new AnswerClock(15000);
        clock.Answered(answeredMs);
        if (askedMs >= 0) clock.Asked(askedMs);

        Assert.Equal((due, overdue), (clock.IsQuestionDue(nowMs), clock.IsOverdue(nowMs)));
    }

    [Fact]
    public void Given_a_question_asked_twice_When_the_first_is_a_period_old_Then_it_is_overdue_and_any_answer_ends_that()
    {
        var clock = new AnswerClock(15000);
        clock.Answered(0);
        clock.Asked(8000);
        clock.Asked(16000);
        Assert.True(clock.IsOverdue(23000));

        clock.Answered(23000);
        Assert.False(clock.IsOverdue(100000));
        Assert.True(clock.IsQuestionDue(100000));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("SmartEVSE-1/Mode", true)]
    [InlineData("a/#", false)]
    [InlineData("a/+/b", false)]
    [InlineData("a\0b", false)]
    public void Given_a_topic_When_it_is_checked_Then_what_makes_the_library_hang_up_is_found(string topic, bool good) =>
        Assert.Equal(good, M2MqttCheck.IsTopic(topic));

    [Theory]
    [InlineData(65535, 'x', true)]
    [InlineData(65536, 'x', false)]
    [InlineData(32767, '\u00e9', true)]
    [InlineData(32768, '\u00e9', false)]
    public void Given_a_long_text_When_it_is_checked_Then_its_bytes_count(int length, char letter, bool good) =>
        Assert.Equal(good, M2MqttCheck.IsText(new string(letter, length)));
}
