"""The shell: who may enter, how a request is settled, how a page is put together."""
