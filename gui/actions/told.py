"""What came of an action, told once: a toast for one thing or for all, a list where some of many failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import EngineError, Unreachable
from gui.actions import followups
from gui.actions.names import shown_name
from gui.texts.errors import explain
from models.bulk import End
from models.words import plural, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gui.actions.record import Action, Options
    from gui.actions.runner import ActionRunner
    from models.bulk import Outcome
    from models.rows import Row
    from models.session import HostSession


async def tell(
    runner: ActionRunner, session: HostSession, action: Action, outcomes: Sequence[Outcome[Row]], options: Options
) -> None:
    """Say what came of `action`, and take back the pending word of what was not begun."""
    done = [outcome for outcome in outcomes if outcome.end is End.DONE]
    failed = [outcome for outcome in outcomes if outcome.end is End.FAILED]
    if any(isinstance(outcome.error, Unreachable) for outcome in failed) and not await _answers(session):
        # The banner says it, once, for all.
        failed = [outcome for outcome in failed if not isinstance(outcome.error, Unreachable)]
    left = [outcome for outcome in outcomes if outcome.end is End.NOT_BEGUN]
    session.withdraw([outcome.item.key for outcome in left])
    if failed and len(outcomes) > 1:
        from gui.dialogs.results import ResultsDialog

        runner.show_dialog(ResultsDialog(action, outcomes, options, runner, runner.window))
    elif failed:
        _tell_failure(runner, action, failed[0], options)
    elif left:
        words = tr("Runner", "Stopped after {n} of {count}").format(n=len(done), count=len(outcomes))
        runner.toasts.show("info", words)
    elif done:
        runner.toasts.show("ok", _done_words(action, [outcome.item for outcome in done], options))


def _tell_failure(runner: ActionRunner, action: Action, outcome: Outcome[Row], options: Options) -> None:
    error = outcome.error
    if error is None:
        return
    said = explain(error, shown_name(outcome.item))
    step = followups.follow_up(runner, action, outcome.item, error, options)
    link = None if step is None else (step.title, step.act)
    runner.toasts.show("err", said.sentence, link)


async def _answers(session: HostSession) -> bool:
    """Whether the engine is there after all, where a single call broke off."""
    try:
        await session.engine.system.ping()
    except EngineError:
        return False
    return True


def _done_words(action: Action, rows: Sequence[Row], options: Options) -> str:
    choice = options.choice
    if len(rows) == 1:
        words = action.done.one.replace("{choice}", choice or "SIGKILL")
        return words.replace("{name}", shown_name(rows[0]))
    return plural("Actions", action.done.many, action.done.many, len(rows)).replace("{choice}", choice or "SIGKILL")
