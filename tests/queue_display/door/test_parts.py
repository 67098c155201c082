"""Parts of the door display: sign, name and services, time, strip."""

from dataclasses import replace

from queue_display.door.flow import NOTHING


def test_the_sign_is_the_counter_and_the_clock_the_time(face, texts, clock):
    made = face()
    made.show_texts(texts)
    made.show_time(clock.now())
    assert (made.sign.spoken(), made.clock.spoken()) == ("QUẦY 12", "08:00")
    assert made.about.spoken().startswith(texts.name)


def test_a_counter_without_services_and_notices_says_nothing_of_them(face, texts):
    made = face()
    made.show_texts(replace(texts, name="", services=(), notices=()))
    made.show_view(replace(NOTHING, scene="free"))
    assert (made.about.spoken(), made.strip.spoken(), made.pages) == ("", "", ())
