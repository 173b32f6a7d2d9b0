"""Faults: what goes wrong, for which operations, and how often.

Policy
    * A rule names operations by ``operationId`` or a pattern (``*``, ``workspaces.*``). A rule that
      matches no operation is refused, because a test with a misspelled fault tests nothing.
    * A rule fires after ``skip`` matching requests, at most ``times`` times, each time with
      ``probability``. Its random numbers depend on the mock's seed and the rule's number only, so
      runs are reproducible.
    * Rules are tried in the order they were added. Delays add up. The first rule that fires and
      does more than delay decides; later rules of that kind do not count the request.
    * With ``after=True`` the operation takes effect before the fault strikes. A client must not
      retry a write then.
    * A fault changes the response. The server or the transport delivers it as told.
"""
