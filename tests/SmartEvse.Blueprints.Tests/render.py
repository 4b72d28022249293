"""Renders templates as Home Assistant does: its template engine (jinja2), its functions as far as the blueprints use them, its native results.

Reads one request a line: {"template", "variables", "states", "devices", "now"}; answers one line: {"value"} or {"error"}.
Everything Home Assistant has and this has not is an error here, and so is an undefined name.
"""
import datetime as dt
import functools
import json
import math
import re
import sys
from ast import literal_eval

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

MISSING = object()
NUMERIC = re.compile(r"^[+-]?(?!0\d)\d*(?:\.\d*)?$")


class State:
    """One entity's state."""

    def __init__(self, entity_id, row, now):
        self.entity_id = entity_id
        self.state = row["state"]
        self.attributes = {k: revive(v) for k, v in row.get("attributes", {}).items()}
        self.last_reported = now - dt.timedelta(seconds=row.get("age", 0))
        self.last_updated = now - dt.timedelta(seconds=row.get("updated", row.get("age", 0)))
        self.last_changed = now - dt.timedelta(seconds=row.get("changed", row.get("updated", row.get("age", 0))))


class States:
    """states('x') and states['x']."""

    def __init__(self, table):
        self._table = table

    def __getitem__(self, entity_id):
        return self._table.get(entity_id)

    def __call__(self, entity_id):
        state = self._table.get(entity_id)
        return state.state if state else "unknown"


def revive(value):
    """Attributes hold datetime objects: here a text that starts with datetime:."""
    if isinstance(value, dict):
        return {k: revive(v) for k, v in value.items()}
    if isinstance(value, list):
        return [revive(v) for v in value]
    if isinstance(value, str) and value.startswith("datetime:"):
        return dt.datetime.fromisoformat(value[9:])
    return value


def forgiving_float(value, default=MISSING):
    try:
        return float(value)
    except (ValueError, TypeError):
        if default is MISSING:
            raise ValueError(f"float got invalid input {value!r}") from None
        return default


def forgiving_int(value, default=MISSING, base=10):
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except (ValueError, TypeError):
        if default is MISSING:
            raise ValueError(f"int got invalid input {value!r}") from None
        return default


def forgiving_round(value, precision=0, method="common"):
    if method != "common":
        raise ValueError("only the common rounding is known here")
    value = round(float(value), precision)
    return int(value) if precision == 0 else value


def is_number(value):
    try:
        number = float(value)
    except (ValueError, TypeError):
        return False
    return not (math.isnan(number) or math.isinf(number))


def functions(request):
    now = dt.datetime.fromisoformat(request["now"])
    table = {e: State(e, row, now) for e, row in request["states"].items()}
    states = States(table)

    def as_timestamp(value, default=MISSING):
        try:
            moment = value if isinstance(value, dt.datetime) else dt.datetime.fromisoformat(str(value).replace("Z", "+00:00"))
        except ValueError:
            if default is MISSING:
                raise
            return default
        return (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)).timestamp()

    def today_at(text="00:00"):
        return dt.datetime.combine(now.date(), dt.time.fromisoformat(text), now.tzinfo)

    def has_value(entity_id):
        return states(entity_id) not in ("unknown", "unavailable")

    def state_attr(entity_id, name):
        return table[entity_id].attributes.get(name) if entity_id in table else None

    def device_attr(device, name):
        if name != "identifiers":
            raise ValueError("only identifiers are known here")
        return {("mqtt", request["devices"][device])} if device in request["devices"] else None

    return {
        "states": states,
        "state_attr": state_attr,
        "has_value": has_value,
        "is_state": lambda entity_id, value: entity_id in table and states(entity_id) == value,
        "is_number": is_number,
        "device_attr": device_attr,
        "now": lambda: now,
        "today_at": today_at,
        "timedelta": dt.timedelta,
        "as_timestamp": as_timestamp,
    }


ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
ENVIRONMENT.filters["float"] = forgiving_float
ENVIRONMENT.filters["int"] = forgiving_int
ENVIRONMENT.filters["round"] = forgiving_round


@functools.cache
def compiled(template):
    return ENVIRONMENT.from_string(template)


def native(text):
    """Home Assistant's native types: what reads as a number, list, dict, boolean or none becomes one; a quoted text or 1e3 stays a text."""
    try:
        value = literal_eval(text)
    except (ValueError, TypeError, SyntaxError, MemoryError):
        return text
    if isinstance(value, (str, complex)):
        return text
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not NUMERIC.match(text):
        return text
    return value


def main():
    for line in sys.stdin:
        try:
            request = json.loads(line)
            text = compiled(request["template"]).render({**functions(request), **request["variables"]}).strip()
            answer = {"value": native(text)}
            line_out = json.dumps(answer)
        except Exception as error:  # Whatever goes wrong in a template is an answer.
            line_out = json.dumps({"error": f"{type(error).__name__}: {error}"})
        print(line_out, flush=True)


main()
