### The native menu, the window's title and the system's own dialogs.

app-name = Annexa

## The title of a window. $client is the organisation's name or, before it has one, the file's name.

window-title = { $client } – { $app }

menu-file = File
menu-new = New client file…
menu-open = Open…
menu-open-sample = Open the sample…
menu-save-copy = Save a copy…
menu-close = Close
menu-edit = Edit
menu-undo = Undo
menu-redo = Redo

## The system's dialogs.

dialog-client-file = Annexa client file
dialog-image = PNG, JPEG or SVG image
dialog-pdf = PDF document
dialog-new-name = client
statement-title = Statement of Applicability
