"""A stand-in for web servers that don't speak HTTP as they should, byte by byte.

Usage: raw_stand_in.py LOG MODE. Prints its port, then serves until its standard input is closed. Every request that was
read whole becomes a line of JSON in LOG, with the number of its connection. Modes: `paths` (see `answer`), `closes` (each
connection at once), `full` (its queue is full: nobody is ever accepted), `tls` (a certificate nobody trusts), `tls-closes`
(hangs up on the first words of a handshake), `tls-asks` (wants a certificate of the client's), `silent` (accepts and says
nothing), `proxy` (opens the way to a server that speaks TLS with that certificate, wherever one wants to go),
`proxy-refuses` (answers 403 instead), `proxy-closes` (hangs up instead). The certificate is in LOG.pem.
"""

import json
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time

LOG, MODE = sys.argv[1:]
lock = threading.Lock()
held = []


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_request(connection, number):
    """The next request's path; None when the connection ends before."""
    data = b""
    while b"\r\n\r\n" not in data:
        part = connection.recv(65536)
        if not part:
            return None
        data += part
    head, body = data.split(b"\r\n\r\n", 1)
    lines = head.decode().split("\r\n")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    if lines[0].startswith("CONNECT ") and MODE == "proxy-closes":
        return None
    while len(body) < int(headers.get("content-length", 0)):
        part = connection.recv(65536)
        if not part:
            return None
        body += part
    method, path = lines[0].split(" ")[:2]
    line = {"method": method, "path": path, "headers": headers, "body": body.decode(), "connection": number}
    with lock, open(LOG, "a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    return path


PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
ANSWERS = {
    "/interim": b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n"
                b"HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nfinal",
    "/chunked": CHUNKED + b"4\r\nfour\r\n6\r\nsix or\r\n0\r\n\r\n",
    "/lengths/same": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\nfine",
}
# The connection stays open after these: who waits for more waits in vain.
FAULTS = {
    "/lengths/differ": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 7\r\n\r\nfine",
    "/lengths/less": b"HTTP/1.1 200 OK\r\nContent-Length: 7\r\nContent-Length: 4\r\n\r\nfine",
    "/lengths/word": b"HTTP/1.1 200 OK\r\nContent-Length: four\r\n\r\nfine",
    "/lengths/negative": b"HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\nfine",
    "/lengths/list": b"HTTP/1.1 200 OK\r\nContent-Length: 4, 7\r\n\r\nfine",
    "/lengths/huge": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nfine",
    "/lengths/chunked-too": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n"
                            b"4\r\nfour\r\n0\r\n\r\n",
    "/chunks/word": CHUNKED + b"four\r\nfour\r\n0\r\n\r\n",
    "/chunks/long": CHUNKED + b"2\r\nfour\r\n0\r\n\r\n",
    "/stall": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nonly",
    "/no-status": b"hello\r\n\r\n",
}
CUTS = {
    "/cut/chunk": CHUNKED + b"9\r\nonly",
    "/cut/terminator": CHUNKED + b"4\r\nonly\r\n",
    "/cut/length": b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nonly",
    "/cut/head": b"HTTP/1.1 200 OK\r\nContent-Le",
    "/cut/interim": b"HTTP/1.1 100 Continue\r\n\r\n",
    "/cut/nothing": b"",
}


HEADS = {
    "/head/large": b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: %s\r\n" % (n, b"x" * 1000) for n in range(70)) + b"\r\n",
    "/head/interims": b"HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" * 2000,
    "/head/no-header": b"HTTP/1.1 200 OK\r\nthis is none\r\n\r\n",
    "/head/status": b"HTTP/1.1 2xx OK\r\n\r\n",
    "/head/old": b"hello, this is HTTP/0.9 and has no head",
}
WHOLE = {
    "length": b"HTTP/1.1 103 Early Hints\r\nX: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Y: z\r\nContent-Length: 4\r\n\r\nfine",
    "chunks": CHUNKED + b"2\r\nfi\r\n2\r\nne\r\n0\r\nX-Last: 1\r\n\r\n",
}


def answer(connection, path, count):
    """Answers; whether the connection goes on."""
    if path.startswith("/first/"):  # /first/length/12: so many bytes of that answer
        kind, size = path.split("/")[2:]
        connection.sendall(WHOLE[kind][:int(size)])
        return False
    if path in HEADS:
        connection.sendall(HEADS[path])
        return False
    if path in CUTS:
        connection.sendall(CUTS[path])
        return False
    if path == "/reset":
        reset(connection)
        return False
    if path == "/reset/middle":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nonly")
        time.sleep(0.2)
        reset(connection)
        return False
    if path == "/once" and count > 1:  # a second request on the same connection is read, and hung up on
        return False
    if path == "/once/reset" and count > 1:
        reset(connection)
        return False
    if path == "/idle":  # keeps the connection, it says, and closes it
        connection.sendall(PLAIN)
        return False
    if path == "/password":
        connection.sendall(b"HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"here\"\r\n"
                           b"Content-Length: 9\r\n\r\nwho there")
        return True
    if path == "/redirect":
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /fine\r\nContent-Length: 5\r\n\r\nmoved")
        return True
    if path == "/pieces":
        connection.sendall(CHUNKED)
        for index in range(200):
            piece = b"%d," % index
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.sendall(b"0\r\n\r\n")
        return True
    connection.sendall(ANSWERS.get(path) or FAULTS.get(path) or PLAIN)
    return True


def converse(connection, number):
    count = 0
    try:
        while True:
            path = read_request(connection, number)
            count += 1
            if path is None or not answer(connection, path, count):
                break
        connection.close()
    except OSError:
        pass


def lead(connection, number, context):
    """What a proxy does for one connection."""
    try:
        if read_request(connection, number) is None:
            connection.close()
        elif MODE == "proxy-refuses":
            connection.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            connection.close()
        else:
            connection.sendall(b"HTTP/1.1 200 The way is open\r\nX-Proxy: 1\r\n\r\n")
            converse(context.wrap_socket(connection, server_side=True), number)
    except OSError:
        connection.close()


def certificate():
    folder = tempfile.mkdtemp()
    both = os.path.join(folder, "both.pem")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:api.example",
          "-keyout", both, "-out", both + ".crt"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both + ".crt", both)
    shutil.copy(both + ".crt", LOG + ".pem")
    if MODE == "tls-asks":
        context.verify_mode = ssl.CERT_REQUIRED
    for name in os.listdir(folder):
        os.remove(os.path.join(folder, name))
    os.rmdir(folder)
    return context


def serve(listener, context):
    number = 0
    while True:
        connection, _ = listener.accept()
        number += 1
        if MODE == "closes":
            connection.close()
        elif MODE == "silent":
            held.append(connection)
        elif MODE == "tls-closes":
            connection.recv(65536)
            connection.close()
        elif MODE in ("tls", "tls-asks"):
            try:
                connection = context.wrap_socket(connection, server_side=True)
            except OSError:
                connection.close()
                continue
            threading.Thread(target=converse, args=(connection, number), daemon=True).start()
        elif MODE.startswith("proxy"):
            threading.Thread(target=lead, args=(connection, number, context), daemon=True).start()
        else:
            threading.Thread(target=converse, args=(connection, number), daemon=True).start()


listener = socket.socket()
listener.bind(("127.0.0.1", 0))
listener.listen(0 if MODE == "full" else 128)
context = certificate() if MODE in ("tls", "tls-asks", "proxy") else None
if MODE == "full":
    for _ in range(4):
        waiting = socket.socket()
        waiting.setblocking(False)
        waiting.connect_ex(listener.getsockname())
        held.append(waiting)
    time.sleep(0.1)
else:
    threading.Thread(target=serve, args=(listener, context), daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
os._exit(0)
