"""The command ``ffw``: every operation of the contract, and the tasks people have, in a terminal.

It is built on click, lazily: 60 ms of ``--help`` above bare Python, where typer and cyclopts take
200 ms, and its groups can make a command when it is asked for, with completion of bash, zsh and
fish.

Rooms
-----
* ``entry``, ``main``, ``root``: the process, its exit code, and the groups it finds commands in.
* ``contract/``: what the contract says of operations, read from ``contract.json``.
* ``operations/``: from a command line to one call of the client.
* ``output/``: from a result to a table, JSON, YAML, CSV or ids.
* ``profiles/``: accounts, and where their secrets are.
* ``tasks/``: commands that are more than one operation; one file each, and a line in its table.
* ``session``: what every command has at hand: the client, the output, the questions it asks.

Policy
------
* Nothing of an operation is written here: names, options, values and help come from the contract.
* A command loads only what it needs. ``--help`` and completion load neither rich nor the client.
* Data goes to standard output, everything else to standard error.
"""
