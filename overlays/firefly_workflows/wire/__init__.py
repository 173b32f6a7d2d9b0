"""The outside world: the HTTP library, sockets, time, forks; the steps that policies ask for."""
