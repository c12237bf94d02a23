### What went wrong, what was kept, and what to do: one message per error code. A code `a.b` is the message `error-a-b`.
