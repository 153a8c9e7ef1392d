"""Reads Longshore's window as a screen reader does; run by the system's python3, which has gi.

Usage: atspi_reader.py PID COMMAND [ARGUMENT…]. Prints JSON. Commands:
  tree              role and name of everything that is showing
  table NAME        the texts of a table's cells, line by line
  select NAME TEXT  select the line of a table whose first cell begins with TEXT, and give the table the keyboard
  press ROLE NAME   do the first action of a thing
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version has to be named first


def application(pid):
    """The accessible application of a process."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(place)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def walk(node, depth=0):
    """Everything below a node that is showing, tables not entered."""
    if node is None or depth > 40:
        return
    yield node
    if node.get_role_name() in {"table", "tree table"}:
        return
    for place in range(min(node.get_child_count(), 400)):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walk(child, depth + 1)


def role(node):
    """The role's name; since AT-SPI 2.54 a push button is called a button."""
    name = node.get_role_name()
    return "push button" if name == "button" else name


def states(node):
    """The states that matter to a person."""
    held = node.get_state_set()
    wanted = {
        "showing": Atspi.StateType.SHOWING,
        "focusable": Atspi.StateType.FOCUSABLE,
        "checked": Atspi.StateType.CHECKED,
        "enabled": Atspi.StateType.ENABLED,
    }
    return [name for name, state in wanted.items() if held.contains(state)]


def table_cells(table):
    """The names of the cells of a table, line by line."""
    face = table.get_table_iface()
    lines = []
    for line in range(face.get_n_rows()):
        cells = []
        for column in range(face.get_n_columns()):
            cell = face.get_accessible_at(line, column)
            cells.append(cell.get_name() if cell is not None else "")
        lines.append(cells)
    return lines


def table_named(root, name):
    """The table of that name that is showing."""
    return next((n for n in walk(root) if n.get_role_name() in {"table", "tree table"} and n.get_name() == name), None)


def tree(root):
    """Role, name and states of everything."""
    return [[role(n), n.get_name(), states(n)] for n in walk(root)]


def table(root, name):
    """The cells of a table; None where there is none."""
    found = table_named(root, name)
    return None if found is None else table_cells(found)


def select(root, name, text):
    """Select one more line of a table."""
    found = table_named(root, name)
    for line, cells in enumerate(table_cells(found) if found is not None else ()):
        if cells[0].startswith(text):
            found.get_component_iface().grab_focus()
            return found.get_table_iface().add_row_selection(line)
    return None


def press(root, wanted, name):
    """Do the first action of a thing; the names of all that it has."""
    for node in walk(root):
        if role(node) == wanted and node.get_name() == name and "showing" in states(node):
            face = node.get_action_iface()
            actions = [face.get_action_name(place) for place in range(face.get_n_actions())]
            return actions if face.do_action(0) else None
    return None


COMMANDS = {"tree": tree, "table": table, "select": select, "press": press}


def main(arguments):
    """Run one command; exit 3 where the window is not there yet, 4 where the thing is not."""
    root = application(int(arguments[0]))
    if root is None:
        return 3
    answer = COMMANDS[arguments[1]](root, *arguments[2:])
    if answer is None:
        return 4
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
