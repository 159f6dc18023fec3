"""Handing over: what somebody who leaves carried goes on with those who accept it."""
