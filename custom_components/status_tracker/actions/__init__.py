"""Do what people ask for: list and look, try again, delete everywhere.

A deletion is best read in this order. `deletion_services` and `deletion_commands` take
the wish, `deletion_target` finds what it is about, and `deletion` makes a record of it
(`deletion_models`) that is on disk before anything else happens (`deletion_jobs`).
`deletion_worker` does one deletion after the other; `deletion_runner` brings one
forward: it has every step planned (`deletion_plan`) and then done. `deletion_steps`
lists the steps in order, and each `delete_…` is one of them, with `knowledge` in common.
What is closed is in `deletion_log`. `outside_deletions` begins where others deleted.
"""
