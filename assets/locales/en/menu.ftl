### The native menu, the window's title and the system's own dialogs. `&` stands before the letter that opens an entry.

app-name = Annexa

## The title of a window. $client is the organisation, $file the file's name, $app the program.

window-title = { $client } · { $file }{ window-title-apart } – { $app }
window-title-unnamed = { $file }{ window-title-apart } – { $app }
# $apart (String): "yes" where another file of that name is open or was. $folder (String): a folder that this one is in.
window-title-apart =
    { $apart ->
        [yes] {" "}(in “{ $folder }”)
       *[no] {""}
    }

## File

menu-file = &File
menu-new = &New client file…
menu-open = &Open…
menu-starts = &Where to begin from…
menu-open-data = Open the &data inside a PDF…
menu-open-sealed = Open a sealed cop&y…
menu-open-recent = Open &recent
menu-no-recent = Nothing was open before
# $organisation and $file name a client file that was open before.
menu-recent-file = { $organisation } · { $file }
menu-open-sample = Open the &sample
menu-save-copy = Save a &copy…
menu-redact-copy = Redac&ted copy…
menu-seal-copy = Se&aled copy…
menu-compare-copy = Compare and &merge with a copy…
menu-export-pdf = &Export PDF…
menu-issue = &Issue an edition…
menu-sign-edition = Si&gn the edition…
menu-close = C&lose the file
menu-quit = &Quit

## Edit

menu-edit = &Edit
menu-undo = &Undo
menu-redo = &Redo
menu-next-finding = Next &finding
menu-palette = All &commands…
menu-author = Your &name…

## View

menu-view = &View
menu-go-overview = &Overview
menu-go-controls = &Controls
menu-go-systems = &AI systems
menu-go-evidence = &Evidence
menu-go-people = &People
menu-go-document = &Document
menu-go-history = &History
menu-go-declaration = Declara&tion
menu-go-file = F&ile
menu-theme = &Theme
menu-theme-system = As the &system is set
menu-theme-light = &Light
menu-theme-dark = &Dark
menu-contrast = Con&trast
menu-contrast-system = As the &system is set
menu-contrast-standard = &Standard
menu-contrast-more = &High
menu-zoom-in = &Larger
menu-zoom-out = &Smaller
menu-zoom-reset = Act&ual size

## Help

menu-help = &Help
menu-keys = &Keys and commands
# $version is the program's version.
menu-version = Annexa { $version }

## The system's dialogs

dialog-open = Open a client file
dialog-new = Where should the new client file go?
dialog-save-copy = Where should the copy go?
dialog-backup-folder = Choose a folder for backups
dialog-other-copy = Choose another copy of this client file
dialog-export-pdf = Where should the PDF go?
dialog-data-of-pdf = Open the data inside a PDF
dialog-attachment = Choose a file to keep with this evidence
dialog-attachment-out = Where should the file go?
dialog-attachments = Any file
dialog-signed-copy = Choose the signed copy
dialog-signed-copy-out = Where should the signed copy go?
dialog-signed-copies = PDF documents and pictures
dialog-seal = Where should the sealed copy go?
dialog-sealed = Open a sealed copy
dialog-unsealed = Where should the opened file go?
dialog-identity = Choose the file with your secret key
dialog-signing-key = Choose your private key
dialog-new-key = Where should the private key go?
dialog-signature = Choose the signature
dialog-signature-out = Where should the signature go?
dialog-message-out = Where should the text to be signed go?
dialog-logo = Choose a logo
dialog-bring = Bring a framework or a crosswalk
dialog-client-files = Annexa client files
dialog-pdf-files = PDF documents
dialog-sealed-copies = Sealed copies
dialog-keys = Keys
dialog-signatures = Signatures
dialog-messages = Texts to be signed
dialog-pictures = Pictures (PNG, JPEG, SVG)
dialog-tables = Tables and data (CSV, JSON)

## Names suggested for files. $client is the organisation, $edition an edition's label.

file-name-new = Statement of Applicability
file-name-salvaged = { $name } (salvaged)
file-name-backup = { $name } (from a backup)
file-name-copy = { $name } (copy)
file-name-at = { $client } – Statement of Applicability – as at revision { $edition }
file-name-redacted = { $name } (redacted)
# A key's name; no ending, as OpenSSH names keys.
file-name-key = annexa-key
# Of a signature or of what it signs, without the ending; one that a shell takes as it is.
file-name-signature = SoA-{ $edition }
file-name-draft = { $client } – Statement of Applicability – DRAFT
file-name-candidate = { $client } – Statement of Applicability – { $edition } FOR APPROVAL
file-name-edition = { $client } – Statement of Applicability – { $edition }
# Added to a name, so that a copy for others does not replace the organisation’s own.
file-name-rendering = { $name } – on new pages
file-name-for-auditor = { $name } – for the auditor
file-name-for-public = { $name } – for the public
file-name-register = { $name } – register
file-name-declaration = { $client } – Declaration of conformity
file-name-declaration-draft = { $client } – Declaration of conformity – DRAFT
file-name-plan = { $client } – Risk treatment plan – { $edition }
file-name-plan-draft = { $client } – Risk treatment plan – DRAFT
file-name-profile = { $client } – NIST AI RMF profile
file-name-clauses = { $client } – Management system clauses
file-name-record = { $client } – Management system record
file-name-questions = { $client } – Questions
# $edition: who is asked
file-name-questions-for = { $client } – Questions for { $edition }
file-name-changes = { $name } – changes
file-name-sample = Sample
# Stands for the organisation before it has a name.
file-name-nobody = Unnamed

## A new client file

statement-title = Statement of Applicability
