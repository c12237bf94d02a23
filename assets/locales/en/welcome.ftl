### The first page, and who works here.

welcome-lead = The Statement of Applicability of an AI management system, control by control.
# Read out in place of the marks.
welcome-score = { $controls } controls in { $groups } groups, none decided
welcome-begin = Begin
welcome-new = New client file
welcome-new-note = { $controls } controls, all undecided
welcome-open = Open a client file
welcome-open-note = a .soa file, from anywhere
welcome-sample = Look at the sample
welcome-sample-note = Otterbridge Narrowboat Mutual, to play with
welcome-data-note = an exported statement becomes a client file again
welcome-sealed-note = an encrypted copy (.age), with its passphrase or key
welcome-recent = Recent
welcome-recent-files = Recent files
welcome-organisation = Organisation
welcome-state = State
welcome-opened = Opened
welcome-changed = Last change
# $name (String): who made it.
welcome-changed-by = by { $name }
# A file that was written into after it was last open in this program, or is open in another window.
welcome-written = by whom, the file says
welcome-no-recent = None yet. Files that you open are listed here.
welcome-no-organisation = not named yet
welcome-missing = not there any more
welcome-draft = draft
# $edition (String): label of the edition.
welcome-draft-after = draft after edition { $edition }
welcome-edition = edition { $edition }
# $time (String): hh:mm.
welcome-today = today { $time }
welcome-yesterday = yesterday { $time }
welcome-promise = No account, no network. One client is one file: copy it, carry it, back it up.
welcome-source = Titles of ISO/IEC 42001:2023, Annex A. The guidance is ours, not ISO’s.
# Read out with the number, which stands alone on the page.
welcome-version = { $version }

## Who works here

action-author = Your name…
    .also = author, user, account
author-title = Who is working here?
author-here = Working here
author-why = Your name and function stand in the history of every change you make. They are kept on this machine, and asked for once.
author-name = Name
author-name-missing = Write your name, or the name of your role.
author-function = Function
author-keep = Keep
author-cancel = Cancel
author-change = Change…
# Beside a change that was made without one
author-none = no name given
# In the footer, as long as nobody has said who they are. $written (String): whether a change was made meanwhile, yes or no.
author-unnamed =
    { $written ->
        [yes] Changes are recorded without a name.
       *[no] Changes will be recorded without a name.
    }
author-give = Give your name…
