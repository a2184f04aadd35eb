# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a script in several processes that find each other over the loopback, as torchrun does.

Debian's torch 1.13 is older than its Python 3.11, and its own torchrun does not start there.
usage: run_processes.py COUNT SCRIPT ARGUMENT...
"""
import os
import socket
import subprocess
import sys

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
count = int(sys.argv[1])
common = {**os.environ, "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "WORLD_SIZE": str(count),
          "GLOO_SOCKET_IFNAME": "lo", "OMP_NUM_THREADS": "1"}
processes = [subprocess.Popen([sys.executable, *sys.argv[2:]], env={**common, "RANK": str(rank), "LOCAL_RANK": str(rank)})
             for rank in range(count)]
try:
    sys.exit(max(abs(process.wait(timeout=100)) for process in processes))
finally:
    for process in processes:
        process.kill()
