### The words of the printed statement: headings, column heads, states, notices.
