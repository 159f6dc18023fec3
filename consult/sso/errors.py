"""How asking the provider may go wrong. None of them tells the visitor more than that it did."""


class Refused(Exception):
    """The provider no longer stands by somebody."""


class Unreachable(Exception):
    """The provider did not answer, or not in time."""


class NotBelieved(Exception):
    """What came back is not the provider's word to us, about this, now."""
