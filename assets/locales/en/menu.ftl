### The native menu, the window's title and the system's own dialogs.

app-name = Annexa

## The title of a window. $client is the organisation's name or, before it has one, the file's name.

window-title = { $client } – { $app }

menu-file = File
menu-file-new = New client file…
menu-file-open = Open…
menu-file-saveCopy = Save a copy…
menu-file-export = Export PDF…
menu-file-close = Close
menu-edit = Edit
menu-edit-undo = Undo
menu-edit-redo = Redo

## The system's dialogs.

dialog-client-file = Annexa client file
dialog-image = PNG, JPEG or SVG image
dialog-pdf = PDF document
dialog-new-name = client
statement-title = Statement of Applicability
