using SmartEvse.Core.Regulation;
using SmartEvse.Core.Settings;
using SmartEvse.Core.Tests.Support;
using Xunit;

namespace SmartEvse.Core.Tests.Regulation;

/// <summary>The countdowns to one and to three phases, as MQTT shows them; and the warning about IMPORT.</summary>
public sealed class PhasePlannerCountdownTests
{
    private const long Later = 1_000_000;

    // What is imported at 6 A too little until one phase is tried.
    private const int DownAt6AS = (int)(PhasePlanner.DownDaMs / 60 / 1000);

    private readonly PhasePlanner _planner = new();
    private readonly MainsPicture _picture = new() { CeilingDa = 160 };
    private readonly SettingsValues _settings = Values.Of("Mode=Solar, MainsMeter=API, MinCurrent=6, EnableC2=Auto");

    [Fact]
    public void Given_three_phases_and_6_A_too_little_sun_When_time_goes_by_Then_the_countdown_to_one_falls_second_by_second()
    {
        Start(3);
        Sample(120, 0);
        Assert.Equal(0, _planner.DownS);
        Sample(120, 1000);
        Assert.Equal(DownAt6AS - 1, _planner.DownS);
        Sample(120, 2500);
        Assert.Equal(DownAt6AS - 2, _planner.DownS);
        Sample(60, 2600);
        Assert.Equal(((DownAt6AS - 2) / 2) - 1, _planner.DownS, 1.0);
        Sample(180, 3600);
        Assert.Equal((0, 0), (_planner.DownS, _planner.UpS));
    }

    [Fact]
    public void Given_one_phase_and_sun_for_three_When_time_goes_by_Then_the_countdown_to_three_falls_second_by_second_and_twice_as_fast_backwards()
    {
        Start(1);
        Sample(210, 0);
        Assert.Equal(0, _planner.UpS);
        Sample(210, 10_000);
        Assert.Equal(80, _planner.UpS);
        Sample(210, 20_500);
        Assert.Equal(70, _planner.UpS);
        Sample(209, 21_500);
        Assert.Equal(72, _planner.UpS);
        Sample(0, 36_000);
        Assert.Equal((0, 0), (_planner.UpS, _planner.DownS));
    }

    [Fact]
    public void Given_a_countdown_When_the_settings_leave_no_choice_any_more_Then_it_is_forgotten()
    {
        Start(3);
        Sample(120, 0);
        Sample(120, 10_000);
        Assert.Equal(DownAt6AS - 10, _planner.DownS);
        _planner.Follow(_settings);
        Assert.Equal(DownAt6AS - 10, _planner.DownS);
        _planner.Follow(Values.Of("Mode=Smart, MainsMeter=API, EnableC2=Auto"));

        Assert.Equal((3, 0), (_planner.Phases, _planner.DownS));
    }

    [Fact]
    public void Given_a_countdown_When_charging_ends_Then_the_next_session_has_all_of_it()
    {
        Start(3);
        Sample(120, 0);
        Sample(120, 10_000);
        _picture.ActiveChargers = 0;
        Sample(900, 11_000);
        Assert.Equal(0, _planner.DownS);
        _picture.ActiveChargers = 1;
        Sample(120, 20_000);
        Assert.Equal(0, _planner.DownS);
        Sample(120, 21_000);

        Assert.Equal(DownAt6AS - 1, _planner.DownS);
    }

    [Fact]
    public void Given_a_switch_to_one_phase_When_it_is_decided_Then_both_countdowns_begin_anew()
    {
        Start(3);
        for (var s = 0; _planner.Phases == 3 && s < 2 * DownAt6AS; s++) Sample(120, s * 1000);

        Assert.Equal((1, 0, 0), (_planner.Phases, _planner.DownS, _planner.UpS));
    }

    [Theory]
    [InlineData("Always Off", 1)]
    [InlineData("Always On", 3)]
    public void Given_CONTACT2_that_leaves_no_choice_When_the_sun_says_otherwise_Then_CONTACT2_decides(string contact2, int phases)
    {
        var settings = Values.Of("Mode=Solar, MainsMeter=API, EnableC2=" + contact2);
        _planner.Follow(settings);
        _planner.OnSample(_picture, settings, phases == 1 ? 900 : 0, 0, Later);

        Assert.Equal(phases, _planner.Phases);
    }

    [Theory]
    [InlineData(1, 900)]
    [InlineData(3, 0)]
    public void Given_the_pause_of_a_switch_When_the_sun_changes_its_mind_Then_the_plan_stands(int phases, int surplusDa)
    {
        Start(phases);
        _picture.ActiveChargers = 0;
        _picture.IsSwitching = true;
        Sample(surplusDa, 1000);

        Assert.Equal(phases, _planner.Phases);
    }

    [Theory]
    [InlineData("Not present", 4, 6, 21, true)]
    [InlineData("Not present", 4, 6, 22, false)]
    [InlineData("Always On", 4, 6, 21, true)]
    [InlineData("Always On", 4, 6, 22, false)]
    [InlineData("Always Off", 4, 6, 9, true)]
    [InlineData("Always Off", 4, 6, 10, false)]
    [InlineData("Solar Off", 4, 6, 9, true)]
    [InlineData("Solar Off", 4, 6, 10, false)]
    [InlineData("Auto", 4, 6, 9, true)]
    [InlineData("Auto", 4, 6, 10, false)]
    [InlineData("Auto", 0, 8, 7, true)]
    [InlineData("Auto", 0, 8, 8, false)]
    public void Given_IMPORT_When_it_is_below_START_and_MIN_of_the_phases_Then_the_manual_warns_of_it(string contact2, int startA, int minA, int importA, bool small)
        => Assert.Equal(small, PhasePlanner.ImportIsSmall(Values.Of($"EnableC2={contact2}, StartCurrent={startA}, MinCurrent={minA}, ImportCurrent={importA}")));

    private void Start(int phases)
    {
        _picture.ActiveChargers = 0;
        Sample(phases == 3 ? 900 : 0, -5000);
        Assert.Equal(phases, _planner.Phases);
        _picture.ActiveChargers = 1;
        _picture.Phases = phases;
    }

    private void Sample(int surplusDa, int atMs) => _planner.OnSample(_picture, _settings, surplusDa, Later, Later + atMs);
}
