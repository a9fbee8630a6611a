"""What follows what. Pure: the same call, told the same, is in the same state, in whatever order and however often it is told."""

from samspil.engines.escalation.problem import Chain, End, Heard, State

MISSED = frozenset({Heard.NO_ANSWER, Heard.BUSY, Heard.ERROR})


def begin(chain: Chain) -> State:
    """The first number rings; where there is none, the call has ended and somebody calls back."""
    return State() if chain.steps else State(end=End.NOBODY)


def hear(chain: Chain, state: State, step: int, heard: Heard) -> State:
    """The state after something was told of a step. What was told already, comes late, or is of a step not rung yet changes
    nothing; what is told of an ended call neither. Any answer counts, also a late one, or one of a number that an exchange rang by
    itself while nobody heard it, as long as the call has not ended."""
    if state.end is not None or not 0 <= step < len(chain.steps):
        return state
    if heard == Heard.HUNG_UP:
        return State(state.at, end=End.ANSWERED if state.talking else End.GAVE_UP)
    if heard == Heard.OVER:
        return State(state.at, end=End.ANSWERED) if state.talking else state
    if state.talking:
        return state
    if heard == Heard.ANSWERED:
        return State(step, talking=True)
    return _next(chain, state) if step == state.at and heard in MISSED else state


def _next(chain: Chain, state: State) -> State:
    following = state.at + 1
    return State(following) if following < len(chain.steps) else State(state.at, end=End.NOBODY)


def overdue(chain: Chain, state: State, rung_for: float, grace: float = 15) -> bool:
    """Whether nothing was told of the number that rings for longer than it should ring: then the clock says NO_ANSWER."""
    if state.end is not None or state.talking:
        return False
    return rung_for > chain.steps[state.at].seconds + grace
