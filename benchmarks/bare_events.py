"""A bare reader of an engine's events, beside the one that is measured: a socket, `recv`, and the time.

Run as ``python bare_events.py SOCKET``; says ``ready``, then for each death the nanoseconds between the engine's stamp
and the return of `recv`. It does nothing else, so what it is late the engine and the system are.
"""

from __future__ import annotations

import re
import socket
import sys
import time
from urllib.parse import quote

STAMP = re.compile(rb'"timeNano":(\d+)')

with socket.socket(socket.AF_UNIX) as engine:
    engine.connect(sys.argv[1])
    only = quote('{"event":["die"]}')
    engine.sendall(f"GET /events?filters={only} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    engine.recv(65536)
    print("ready", flush=True)
    while data := engine.recv(65536):
        moment = time.time_ns()
        for stamp in STAMP.findall(data):
            print(moment - int(stamp), flush=True)
