"""The ways to a loudspeaker, best first, and what is known of each before it is used."""

import pytest

from drivers.speakers.ways import Computer, Through

MUTED = "Simple mixer control 'Master',0\n  Mono: Playback 44 [51%] [off]\n"
OPEN = "Simple mixer control 'Master',0\n  Mono: Playback 44 [51%] [on]\n"


def words(computer):
    return [way.words for way in computer.ways()]


def test_server_players_come_first_then_the_default_and_each_output_of_a_card(box):
    for name in ("aplay", "paplay", "pw-play"):
        box.player(name)
    box.card()
    assert words(Computer(None, None, box.root)) == [
        "pw-play",
        "paplay",
        "aplay",
        "aplay -D plughw:CARD=PCH,DEV=0",
    ]


def test_output_of_the_settings_is_the_only_one_for_alsa(box):
    box.player("aplay")
    box.card()
    assert words(Computer(None, "plughw:0,0", box.root)) == ["aplay -D plughw:0,0"]


def test_command_of_the_settings_is_the_only_one_unless_an_output_is_set_too(box):
    box.player("aplay")
    box.player("paplay")
    assert words(Computer("paplay", None, box.root)) == ["paplay"]
    assert words(Computer("paplay", "hw:1", box.root)) == ["paplay", "aplay -D hw:1"]
    assert words(Computer("aplay", "hw:1", box.root)) == ["aplay -D hw:1"]


def test_nothing_installed_is_no_way(box):
    assert words(Computer(None, None, box.root)) == []
    assert words(Computer("paplay", None, box.root)) == []


def test_output_is_an_argument_of_its_own_and_no_shell_sees_it(box):
    box.player("aplay")
    way = Computer(None, "hw:0; rm -rf /", box.root).ways()[0]
    assert way.command("x.wav")[1:] == ["-D", "hw:0; rm -rf /", "x.wav"]


def finding(box, player="aplay", output=None):
    computer = Computer(None, output, box.root)
    return computer.finding(next(way for way in computer.ways() if player in way.words))


def test_computer_without_a_card_is_dead_unless_the_settings_name_an_output(box):
    box.player("aplay")
    assert finding(box).dead == "no sound card"
    assert finding(box, output="bluealsa").dead == ""
    assert "which card" in finding(box, output="bluealsa").unknown


def test_card_that_leads_nowhere_is_dead(box):
    box.player("aplay")
    box.file("proc/asound/cards", " 0 [Loopback       ]: Loopback - Loopback\n")
    assert "Loopback" in finding(box).dead


def test_muted_card_is_dead_and_no_other_way_is_tried(box):
    box.player("aplay")
    box.card()
    box.program("amixer", f'test "$2" = 0 && printf "%s" "{MUTED}"')
    assert finding(box).dead == "the sound card is shut: Master is muted (PCH)"
    assert finding(box).final


def test_open_card_has_nothing_against_it(box):
    box.player("aplay")
    box.card()
    box.program("amixer", f'printf "%s" "{OPEN}"')
    assert (finding(box).dead, finding(box).unknown) == ("", "")


def test_empty_socket_is_dead(box):
    box.player("aplay")
    box.card()
    jack = "numid=1,iface=CARD,name='Headphone Jack'\n  ; type=BOOLEAN\n  : values=off\n"
    box.program("amixer", f'test "$3" = contents && printf "%s" "{jack}"; exit 0')
    assert "nothing is plugged in: Headphone Jack" in finding(box).dead


def test_screen_that_does_not_listen_is_dead(box):
    box.player("aplay")
    box.file("proc/asound/cards", " 0 [HDMI           ]: HDA-Intel - HDA Intel HDMI\n")
    box.file("proc/asound/pcm", "00-03: HDMI 0 : HDMI 0 : playback 1\n")
    box.file("proc/asound/card0/eld#0.0", "monitor_present\t\t0\n")
    assert "no screen" in finding(box).dead


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 60"])
def test_mixer_that_does_not_answer_leaves_it_unknown_and_says_so(box, script, monkeypatch):
    monkeypatch.setattr("drivers.speakers.ways._QUESTION_SECONDS", 0.3)
    box.player("aplay")
    box.card()
    box.program("amixer", script)
    assert finding(box).dead == ""
    assert "muted" in finding(box).unknown


def test_server_with_a_dummy_output_is_dead_and_alsa_may_still_work(box):
    box.player("paplay")
    box.program("pactl", "echo Default Sink: auto_null")
    found = finding(box, "paplay")
    assert "auto_null" in found.dead
    assert not found.final
    assert Computer(None, None, box.root).no_server_output()


def test_muted_server_is_dead_for_good(box):
    box.player("paplay")
    box.program(
        "pactl",
        'if [ "$1" = info ]; then echo "Default Sink: s"; else '
        'printf "Sink #1\\n\\tName: s\\n\\tMute: yes\\n"; fi',
    )
    found = finding(box, "paplay")
    assert "muted" in found.dead
    assert found.final


def test_pipewire_is_asked_where_there_is_no_pactl(box):
    box.player("pw-play")
    box.program(
        "pw-dump",
        """echo '[{"info": {"props": {"media.class": "Audio/Sink", "node.name": "auto_null"}}}]'""",
    )
    assert "auto_null" in finding(box, "pw-play").dead


def test_silent_server_is_unknown_and_said(box):
    box.player("pw-play")
    assert "pactl" in finding(box, "pw-play").unknown
    assert not Computer(None, None, box.root).no_server_output()


def test_player_that_nobody_knows_is_unknown_and_said(box):
    path = box.player("mpv")
    computer = Computer(path, None, box.root)
    way = computer.ways()[0]
    assert way.through is Through.UNKNOWN
    assert "mpv" in computer.finding(way).unknown
