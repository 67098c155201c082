"""What a kiosk stands on, read from the settings."""

from centre.settings import Kiosk
from db import open_store
from kiosk.ground import Ground, real_printer


def test_ground_knows_its_section_and_opens_the_store(settings, clock, words):
    ground = Ground(settings, "k1", clock, words, windowed=True, open_store=open_store)
    assert isinstance(ground.kiosk, Kiosk)
    store = ground.store()
    assert store.centre().code == "H99.08"
    store.close()


def test_real_printer_comes_from_the_registry(settings):
    printer = real_printer(settings, "p1")
    assert printer.check().can_print
    printer.close()
