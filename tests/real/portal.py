"""A desktop's portal of settings, for tests: run by the system's Python. Lines on stdin change settings.

{"namespace": "org.gnome.desktop.interface", "key": "enable-animations", "type": "b", "value": false}
"""

import json
import os
import sys

from gi.repository import Gio, GLib

INTERFACE = "org.freedesktop.portal.Settings"
XML = f"""<node><interface name="{INTERFACE}">
<method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
<signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
</interface></node>"""
PATH = "/org/freedesktop/portal/desktop"
settings = {}


def call(_bus, _sender, _path, _interface, _method, arguments, invocation):
    value = settings.get(tuple(arguments.unpack()))
    if value is None:
        invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "Requested setting not found")
    else:
        invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))


def said(_source, _condition, bus):
    data = os.read(sys.stdin.fileno(), 65536)
    if not data:
        loop.quit()
        return False
    for line in data.splitlines():
        change = json.loads(line)
        value = GLib.Variant(change["type"], change["value"])
        settings[change["namespace"], change["key"]] = value
        arguments = GLib.Variant("(ssv)", (change["namespace"], change["key"], value))
        bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", arguments)
    return True


def ready(bus, _name):
    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, said, bus)
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def begin(bus, _name):
    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(XML).interfaces[0], call, None, None)


loop = GLib.MainLoop()
for given in sys.argv[1:]:
    namespace, key, kind, value = given.split("|")
    settings[namespace, key] = GLib.Variant(kind, json.loads(value))
Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.portal.Desktop", Gio.BusNameOwnerFlags.NONE, begin, ready, None)
loop.run()
