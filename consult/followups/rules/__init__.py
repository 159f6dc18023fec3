"""How agreements stand, and how a client-record text is composed. All of it pure."""
