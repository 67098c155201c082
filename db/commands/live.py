"""motcua-db live: the centre at this moment, its forecast and its alarms; nothing is kept."""

from collections.abc import Iterable

from db.commands.frame import Adder, Context, Result, plain
from db.engine import Store
from db.live.record import AlarmNow, CounterNow, LiveNow, ServiceNow, Today
from db.live.told import alarm_sentence


def add(new: Adder) -> None:
    """Add the command."""
    new("live", _live, "show queues with their forecast, counters and alarms of this moment")


def _live(context: Context) -> Result:
    def act(store: Store) -> Result:
        board = store.live_board.now()
        alarms = [{**plain(one), "sentence": alarm_sentence(one)} for one in board.alarms]
        return Result(list(_lines(board)), {**plain(board), "alarms": alarms})

    return context.with_store(act)


def _lines(board: LiveNow) -> Iterable[str]:
    state = "open" if board.is_open else "closed"
    yield f"{board.at:%H:%M:%S} {state}: {_today(board.today)}"
    yield from (_alarm(alarm) for alarm in board.alarms)
    yield from (_service(service) for service in board.services)
    yield from (_counter(counter) for counter in board.counters)
    yield from (f"  {d.kind} {d.name}: {d.state} {d.key}" for d in board.devices)
    yield f"  out of order today: {len(board.out_of_order)}"


def _today(today: Today) -> str:
    return (
        f"arrived {today.arrived} = served {today.served} + absent {today.absent} + "
        f"cancelled {today.cancelled} + left {today.left} + waiting {today.waiting}"
    )


def _alarm(alarm: AlarmNow) -> str:
    known = f" (đã biết: {alarm.acknowledged_by})" if alarm.acknowledged_at else ""
    return f"  ! {alarm.since:%H:%M} {alarm_sentence(alarm)}{known}"


def _service(service: ServiceNow) -> str:
    longest = "-" if service.longest is None else f"{service.longest} min"
    ahead = " ".join(f"{point.longest:.0f}" for point in service.forecast) or "not known"
    return (
        f"  {'/'.join(service.letters)} {service.code:<14} waiting {service.waiting:>3}  "
        f"longest {longest:<8} open {len(service.open)}  next 30 min: {ahead}"
    )


def _counter(counter: CounterNow) -> str:
    who = counter.clerk_name or "-"
    return f"  counter {counter.code}: {counter.desk} {counter.label or ''} {who}".rstrip()
