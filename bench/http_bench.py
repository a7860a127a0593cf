#!/usr/bin/env python3
"""Measures the server against nginx and against itself. Every ratio comes from interleaved rounds of one run on one machine; CPU is read
from /proc, because requests per second of a busy machine say little. Usage: http_bench.py BENCH_SERVER [--rounds N] [--seconds N]"""
import argparse, http.client, json, os, re, select, shutil, signal, socket, statistics, subprocess, sys, tempfile, time

TICKS = os.sysconf("SC_CLK_TCK")
VISIT = """
local n = 0
local id = nil
function init(args) math.randomseed(tonumber(args[1])) end
-- Version 7 as phones make them: they sort by the time they were made.
local start = os.time() * 1000
local function uuid()
  n = n + 1
  local ms = start + math.floor(n / 20)
  return string.format("%08x-%04x-7%03x-8%03x-%06x%06x", math.floor(ms / 65536), ms % 65536, math.random(0, 0xfff),
                       math.random(0, 0xfff), math.random(0, 0xffffff), n % 0xffffff)
end
local members = ""
for i = 1, 5 do
  members = members .. (i > 1 and "," or "") .. string.format(
    '{"name":"Nguyễn Thị Minh Châu %d","age":%d,"is_well":%s,"temperature":36.%d,"signs":["ho khan","mệt"]}', i, 20 + i, i < 5 and "true" or "false", i)
end
local rest = '","household":"0191e000-0000-7000-8000-000000000077","area":"01020304-0506-7008-800a-0b0c0d0e0f10","at":"2021-06-15T02:00:00.000Z",' ..
  '"day":"2021-06-15","people":5,"has_food":true,"note":"%s","members":[' .. members .. ']}'
rest = string.format(rest, string.rep("Nhà đủ gạo, còn thuốc đến cuối tuần. ", 5))
wrk.headers["Cookie"] = "@COOKIE@"
wrk.headers["X-CSRF"] = "@CSRF@"
wrk.headers["Content-Type"] = "application/json"
function request() return wrk.format("@METHOD@", nil, nil, '{"id":"' .. uuid() .. rest) end
"""


class Server:
    def __init__(self, program, folder, *options):
        os.makedirs(folder, exist_ok=True)
        self.log = open(os.path.join(folder, "log"), "ab")
        self.process = subprocess.Popen([program, folder, *options], stdout=subprocess.PIPE, stderr=self.log)
        self.port = int(self.process.stdout.readline())
        self.pids = [self.process.pid]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


class Nginx:
    def __init__(self, folder, small, ten):
        os.makedirs(folder)
        for name, body in (("small.txt", small), ("ten.bin", ten)):
            with open(os.path.join(folder, name), "wb") as file:
                file.write(body)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        config = f"""daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error; user root;
events {{ worker_connections 4096; }}
http {{ sendfile on; tcp_nopush on; open_file_cache max=100; keepalive_requests 1000000000; access_log {folder}/access;
  server {{ listen 127.0.0.1:{self.port}; root {folder}; }} }}"""
        path = os.path.join(folder, "conf")
        with open(path, "w") as file:
            file.write(config)
        self.process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", path, "-p", folder], stderr=subprocess.DEVNULL)
        time.sleep(0.5)
        children = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True).stdout.split()
        self.pids = [self.process.pid, *map(int, children)]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def cpu_seconds(pids):
    ticks = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            fields = stat.read().rsplit(") ", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / TICKS


def pss_kb(pid):
    with open(f"/proc/{pid}/smaps_rollup") as rollup:
        return int(re.search(r"^Pss:\s+(\d+)", rollup.read(), re.M).group(1))


def milliseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def load(server, path, seconds, connections=64, script=None, seed=0):
    before = cpu_seconds(server.pids)
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if script:
        command += ["-s", script]
    command += [f"http://127.0.0.1:{server.port}{path}"]
    if script:
        command += ["--", str(seed)]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = cpu_seconds(server.pids) - before
    count = int(re.search(r"(\d+) requests in", text).group(1))
    if "Non-2xx" in text:
        raise SystemExit(f"{path} was refused:\n{text}")
    return {"rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), "cpu_us": used / count * 1e6,
            "p50": milliseconds(re.search(r"\n\s+50%\s+(\S+)", text).group(1)), "p99": milliseconds(re.search(r"\n\s+99%\s+(\S+)", text).group(1))}


def sign_in(server):
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    client.request("POST", "/api/setup", json.dumps({"login": "bench", "password": "một mật khẩu dài để đo", "name": "Bench"}))
    answer = client.getresponse()
    body = json.loads(answer.read())
    if answer.status not in (200, 201):
        raise SystemExit(f"cannot sign in: {body}")
    return answer.getheader("Set-Cookie").split(";")[0], body["csrf"]


def visit_script(folder, name, session, method):
    text = VISIT.replace("@COOKIE@", session[0]).replace("@CSRF@", session[1]).replace("@METHOD@", method)
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def raw_engine(program, folder, seconds):
    os.makedirs(folder, exist_ok=True)
    out = subprocess.run([program, folder, "--raw", str(seconds)], capture_output=True, text=True, check=True).stdout.split()
    return {"rate": float(out[0]), "p50": float(out[1]), "p99": float(out[2])}


def time_of(client, path="/healthz"):
    begin = time.perf_counter()
    client.request("GET", path)
    client.getresponse().read()
    return (time.perf_counter() - begin) * 1000


def slow_clients(server, count=200):
    """Clients that send a header byte every half second: when each was cut, and how long others waited meanwhile."""
    begin = time.monotonic()
    slow = {}
    for _ in range(count):
        client = socket.create_connection(("127.0.0.1", server.port))
        client.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        client.setblocking(False)
        slow[client.fileno()] = client
    cut, waits = [], []
    other = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    poll = select.poll()
    for number in slow:
        poll.register(number, select.POLLIN | select.POLLHUP | select.POLLERR)
    last = 0.0
    while slow and time.monotonic() - begin < 14:
        waits.append(time_of(other))
        for number, _ in poll.poll(50):
            client = slow.pop(number)
            poll.unregister(number)
            cut.append(time.monotonic() - begin)
            client.close()
        if time.monotonic() - last > 0.5:
            last = time.monotonic()
            for client in slow.values():
                try:
                    client.send(b"x")
                except OSError:
                    pass
    return len(cut), max(cut, default=99), statistics.median(waits)


def event_streams(server, session, count=1000):
    before = pss_kb(server.pids[0])
    streams = []
    for _ in range(count):
        client = socket.create_connection(("127.0.0.1", server.port))
        client.sendall(f"GET /api/events HTTP/1.1\r\nHost: x\r\nCookie: {session[0]}\r\n\r\n".encode())
        streams.append(client)
    for client in streams:
        client.settimeout(10)
        got = b""
        while b"\n\nid: " not in got and b"\r\n\r\nid: " not in got:
            got += client.recv(4096)
    after = pss_kb(server.pids[0])
    for client in streams:
        client.close()
    return (after - before) / count


def first_answer(program, folder):
    """From exec to an answer that needed the store."""
    begin = time.perf_counter()
    server = Server(program, folder)
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    time_of(client, "/api/setup")
    took = (time.perf_counter() - begin) * 1000
    server.stop()
    return took


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    given = parser.parse_args()
    work = tempfile.mkdtemp(prefix="http_bench")
    running = []
    try:
        measure(given, work, running)
    finally:
        for server in running:
            server.stop()
        shutil.rmtree(work)


def measure(given, work, running):
    server = Server(given.program, work + "/many")
    running.append(server)
    alone = Server(given.program, work + "/alone", "--verbs-per-commit", "1")
    running.append(alone)
    idle = pss_kb(server.pids[0])
    client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    client.request("GET", "/assets/ten.bin")
    ten = client.getresponse().read()
    nginx = Nginx(work + "/nginx", b"ok\n", ten)
    running.append(nginx)
    session, alone_session = sign_in(server), sign_in(alone)
    keep = visit_script(work, "keep.lua", session, "POST")
    check = visit_script(work, "check.lua", session, "GET")
    keep_alone = visit_script(work, "alone.lua", alone_session, "POST")
    cases = {
        "health": lambda seed: load(server, "/healthz", given.seconds),
        "nginx_small": lambda seed: load(nginx, "/small.txt", given.seconds),
        "asset": lambda seed: load(server, "/assets/ten.bin", given.seconds),
        "nginx_ten": lambda seed: load(nginx, "/ten.bin", given.seconds),
        "check": lambda seed: load(server, "/api/bench/visits", given.seconds, script=check, seed=seed),
        "keep": lambda seed: load(server, "/api/bench/visits", given.seconds, script=keep, seed=seed),
        "raw": lambda seed: raw_engine(given.program, work + "/raw", given.seconds),
        "alone": lambda seed: load(alone, "/api/bench/visits", given.seconds, script=keep_alone, seed=seed),
    }
    results = {name: [] for name in cases}
    for round_number in range(given.rounds):
        for name, run in cases.items():
            print(f"round {round_number + 1}: {name}", file=sys.stderr, flush=True)
            results[name].append(run(round_number + 1))

    def ratio(one, other, what):
        return statistics.median(a[what] / b[what] for a, b in zip(results[one], results[other]))

    def median(name, what):
        return statistics.median(result[what] for result in results[name])

    cut, last_cut, others = slow_clients(server)
    per_stream = event_streams(server, session)
    starts = statistics.median(first_answer(given.program, work + "/raw") for _ in range(7))
    rows = [
        ("`/healthz` CPU per request / nginx small file", ratio("health", "nginx_small", "cpu_us"), "≤ 1.3"),
        ("10 kB asset CPU per request / nginx", ratio("asset", "nginx_ten", "cpu_us"), "≤ 1.4"),
        ("durable check-in / read and check only, requests per second", ratio("keep", "check", "rate"), "≥ 0.4"),
        ("durable check-in / one commit per request", ratio("keep", "alone", "rate"), "≥ 4"),
        ("durable check-in p99 / raw engine p99", ratio("keep", "raw", "p99"), "≤ 3"),
        ("memory idle, MB", idle / 1024, "≤ 40"),
        ("memory per event stream at 1,000, KB", per_stream, "≤ 10"),
        (f"slow clients cut of 200, last after s", last_cut if cut == 200 else float("nan"), "≤ 11"),
        ("median of others meanwhile, ms", others, "≤ 3"),
        ("start to first answer on an existing store, ms", starts, "≤ 300"),
    ]
    print("| What | Measured | Goal |\n|---|---|---|")
    for what, value, goal in rows:
        print(f"| {what} | {value:.2f} | {goal} |")
    print("\n| Case | requests/s | CPU µs | p50 ms | p99 ms |\n|---|---|---|---|---|")
    for name in cases:
        cpu = f"{median(name, 'cpu_us'):.1f}" if "cpu_us" in results[name][0] else ""
        print(f"| {name} | {median(name, 'rate'):.0f} | {cpu} | {median(name, 'p50'):.2f} | {median(name, 'p99'):.2f} |")


main()
