"""Runs the call centre's servers on one machine, without Docker and without root.

    async with Stack(home, Options(http_port=None)) as stack:      # starts the servers that nobody configured
        await stack.run("migrate", [callcenter, "migrate"], title="Database schema")
        await stack.start_service("bridge", [callcenter, "bridge"], title="Telephone bridge")
        await stack.start_service("serve", [callcenter, "serve"], ready=answers, needs=["bridge"])
        await stack.wait()                                         # until Ctrl-C or SIGTERM
    # here everything that was started has ended

`deploy.local.stack`
    `Options`: what is configured (`database_url`, `redis_url`, `s3_endpoint_url`, `ami_host`: None means we bring our
    own), `http_port` (None: 8000 or the next free, remembered; a number: that one or `PortTaken`; 0: any),
    `asterisk_values` (template values that override ours, e.g. `default_queue`), `throwaway` (no fsync: tests, smoke),
    `on_database` (awaited with the stack once the database is there, beside the start of the others: the schema).
    `Stack.env`: `CALLCENTER_*` for each process of the product; services get it by themselves.
    `Stack.ports`: name → port (`http`, `ami`, `sip`, `trunk`, …); `trunk` is free for a simulated telephone network.
    `Stack.asterisk`: paths and ports of the running Asterisk, None when it is configured elsewhere.
    `Stack.start_service`, `Stack.run`, `Stack.stop_service`, `Stack.wait`, `Stack.home.secret(name)`.
`deploy.local.trouble`
    `Trouble` is every failure that a person can mend; show its text and exit with 1. Port taken, disk full, no
    network, already running, a server that does not start: each is a subclass.
`deploy.local.supervisor`
    Processes with readiness, restart with back-off, orderly stop. A process that outlives a killed supervisor is told
    by the kernel to end; what still runs is found by its environment and ended at the next start.
`deploy.local.debian`
    `fetch(BUNDLES["asterisk"])` → folder; also `python3 -m deploy.local.debian [asterisk chromium sipp espeak]`.
"""
