"""What the kiosk offers now: fields and services with the people waiting, open, closed or full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from centre.rules.services import Centre, Field, Service, Text
from centre.rules.waits import WaitRange
from db.facts import Load


class Standing(StrEnum):
    """Whether a field or a service gives numbers now; the value is the key of the reason."""

    OPEN = "open"
    CLOSED = "outside_hours"
    FULL = "daily_limit"


@dataclass(frozen=True, slots=True)
class Offer:
    """One tile: a field or a service, as it stands.

    waiting counts the people of its open services; wait is None when too little is known of any of
    them; opens_next is the earliest opening of a closed one; services are those behind the tile.
    """

    code: str
    name: Text
    icon: str
    standing: Standing
    waiting: int
    wait: WaitRange | None
    opens_next: datetime | None
    services: tuple[str, ...]


def standing(load: Load | None) -> Standing:
    """Return how a service stands; one that the store has not spoken of counts as closed."""
    if load is None or not load.opening.is_open:
        return Standing.CLOSED
    return Standing.OPEN if load.left > 0 else Standing.FULL


def find(among: Iterable[Offer], code: str) -> Offer | None:
    """Return the offer of a code, None if it is not there (any more)."""
    return next((offer for offer in among if offer.code == code), None)


def fields(centre: Centre | None, loads: Mapping[str, Load]) -> tuple[Offer, ...]:
    """Return one offer per field that has an active service, in the centre's order."""
    if centre is None:
        return ()
    ordered = sorted(centre.fields, key=lambda known: known.position)
    return tuple(_of_field(centre, known, loads) for known in ordered if _codes(centre, known))


def services(centre: Centre | None, loads: Mapping[str, Load], field: str) -> tuple[Offer, ...]:
    """Return one offer per active service of a field, in their order."""
    if centre is None:
        return ()
    icon = next((known.icon for known in centre.fields if known.code == field), "")
    return tuple(_of_service(one, icon, loads) for one in centre.services_of(field))


def _codes(centre: Centre, field: Field) -> tuple[str, ...]:
    return tuple(service.code for service in centre.services_of(field.code))


def _of_service(service: Service, icon: str, loads: Mapping[str, Load]) -> Offer:
    said = [loads[service.code]] if service.code in loads else []
    return _offer(service.code, service.name, icon, (service.code,), said)


def _of_field(centre: Centre, field: Field, loads: Mapping[str, Load]) -> Offer:
    codes = _codes(centre, field)
    said = [loads[code] for code in codes if code in loads]
    return _offer(field.code, field.name, field.icon, codes, said)


def _offer(
    code: str, name: Text, icon: str, behind: tuple[str, ...], loads: Iterable[Load]
) -> Offer:
    said = list(loads)
    giving = [load for load in said if standing(load) is Standing.OPEN]
    return Offer(
        code=code,
        name=name,
        icon=icon,
        standing=_together(standing(load) for load in said),
        waiting=sum(load.waiting for load in giving),
        wait=_widest(giving),
        opens_next=_soonest(said),
        services=behind,
    )


def _together(standings: Iterable[Standing]) -> Standing:
    seen = set(standings)
    for best in (Standing.OPEN, Standing.FULL):
        if best in seen:
            return best
    return Standing.CLOSED


def _widest(loads: list[Load]) -> WaitRange | None:
    ranges = [load.wait for load in loads if load.wait is not None]
    if not ranges or len(ranges) < len(loads):
        return None
    low = min(known.low_minutes for known in ranges)
    return WaitRange(low, max(known.high_minutes for known in ranges))


def _soonest(loads: list[Load]) -> datetime | None:
    moments = [load.opening.opens_next for load in loads if load.opening.opens_next is not None]
    return min(moments, default=None)
