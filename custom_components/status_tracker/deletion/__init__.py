"""Delete titles everywhere, notice what others deleted, and keep a log of both.

A deletion is best read in this order. `services` and `commands` take the wish, `target`
finds what it is about, and `deletions` makes a record of it (`models`) that is on disk
before anything else happens (`jobs`). `worker` does one deletion after the other;
`runner` brings one forward: it has every step planned (`plan`) and then done. `steps`
lists the steps in order, and each `delete_…` is one of them, with `knowledge` in common.
What is closed is in `log`. `outside` begins where others deleted.
"""
