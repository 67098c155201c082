"""What a wish of the devices' page does in the store: one call, made on the link's lane."""

from typing import Any
from uuid import UUID

from counter_client.supervisor.enrolling import Act, Known, Wish
from counter_client.supervisor.linked import told_to_people
from db import Store


def look(store: Store, wanted: UUID | None) -> Known:
    """Return one reading (on the lane); wanted: an enrolment to look at even when it is over."""
    with told_to_people():
        enrolments = store.enrolments
        watched = enrolments.one(wanted) if wanted is not None else None
        return Known(enrolments.pending(), enrolments.devices(), watched)


def perform(store: Store, wish: Wish, by: str) -> Any:
    """Do what a wish asks and return the store's answer (on the lane)."""
    told, enrolments = wish.facts, store.enrolments
    with told_to_people():
        if wish.act is Act.OFFER:
            sort = told["sort"]
            place = (sort.kind, told["name"], told["counter"])
            return enrolments.offer(*place, rates=sort.rates, by=by)
        if wish.act is Act.REMOVE:
            return enrolments.remove(told["login"], by)
        if wish.act is Act.ACCEPT:
            return enrolments.accept(told["id"], by)
        return enrolments.refuse(told["id"], by)
