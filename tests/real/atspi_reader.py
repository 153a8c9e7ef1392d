"""Reads Longshore's window as a screen reader does; run by the system's python3, which has gi.

Usage: atspi_reader.py PID COMMAND [ARGUMENT…]. Prints JSON. Commands:
  tree              role and name of everything that is showing
  table NAME        the texts of a table's cells, line by line
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


def main(arguments):
    """Run one command; exit 3 where the window is not there yet."""
    root = application(int(arguments[0]))
    if root is None:
        return 3
    command = arguments[1]
    nodes = walk(root)
    if command == "tree":
        print(json.dumps([[role(n), n.get_name(), states(n)] for n in nodes]))
        return 0
    if command == "table":
        for node in nodes:
            if node.get_role_name() in {"table", "tree table"} and node.get_name() == arguments[2]:
                print(json.dumps(table_cells(node)))
                return 0
        return 4
    if command == "press":
        for node in nodes:
            if role(node) == arguments[2] and node.get_name() == arguments[3] and "showing" in states(node):
                face = node.get_action_iface()
                print(json.dumps([face.get_action_name(place) for place in range(face.get_n_actions())]))
                return 0 if face.do_action(0) else 5
        return 4
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
