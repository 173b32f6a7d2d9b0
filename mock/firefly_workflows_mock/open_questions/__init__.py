"""Open questions about the service, and the behaviour that the mock assumes: one table.

Each row is a question with the possible behaviours. ``MockFirefly(assume={...})`` chooses between
them, in any dialect. The default is what the evidence favours, and may differ between the dialects.
``dialects`` applies the choices around the handlers.

``table`` joins the questions of ``service``, ``requests``, ``variables`` and ``replies``. What a
choice does stands beside its question.

A behaviour that a source describes is a row of ``divergences`` instead.
"""
