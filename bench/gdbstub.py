# SPDX-License-Identifier: BSD-2-Clause
"""The few words of GDB's remote protocol that stop QEMU, look at registers and talk to its monitor."""

import socket
import time

PC = 15
REPLY_TIMEOUT = 30


class Stub:
    """A connection to `-gdb`; the machine stops when it is made."""

    def __init__(self, path, timeout=20):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(REPLY_TIMEOUT)
        deadline = time.monotonic() + timeout
        while True:
            try:
                self.socket.connect(path)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        self.buffer = b""
        self.ask("qXfer:features:read:target.xml:0,ffb")   # from then on it serves single registers

    def send(self, text):
        data = text.encode()
        self.socket.sendall(b"$%s#%02x" % (data, sum(data) & 0xFF))

    def receive(self):
        """The next packet, without acknowledgements."""
        while True:
            start = self.buffer.find(b"$")
            end = self.buffer.find(b"#", start)
            if start >= 0 and 0 <= end and len(self.buffer) >= end + 3:
                packet = self.buffer[start + 1:end]
                self.buffer = self.buffer[end + 3:]
                self.socket.sendall(b"+")
                return packet.decode("latin-1")
            data = self.socket.recv(4096)
            if not data:
                raise ConnectionError("QEMU has closed the debug connection")
            self.buffer += data

    def ask(self, text):
        """The answer to a packet; that the machine has stopped is no answer."""
        self.send(text)
        while True:
            answer = self.receive()
            if not answer.startswith("T"):
                return answer

    def register(self, number):
        return int.from_bytes(bytes.fromhex(self.ask(f"p{number:x}")), "little")

    def set_register(self, number, value):
        if self.ask(f"P{number:x}={value.to_bytes(4, 'little').hex()}") != "OK":
            raise RuntimeError("cannot write a register")

    def monitor(self, command):
        """A command of QEMU's human monitor; what it printed."""
        text = ""
        answer = self.ask("qRcmd," + command.encode().hex())
        while answer not in ("OK", ""):
            if answer.startswith("E"):
                raise RuntimeError(f"QEMU's monitor refuses {command!r}")
            text += bytes.fromhex(answer[1:]).decode(errors="replace")
            answer = self.receive()
        return text

    def run(self):
        self.send("c")

    def stop(self):
        self.socket.sendall(b"\x03")
        return self.receive()
