### The native menu, the window's title and the system's own dialogs.

app-name = Annexa

## The title of a window. $client is the organisation's name or, before it has one, the file's name.

window-title = { $client } – { $app }

