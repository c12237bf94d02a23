### Where an organisation begins from, and files that hold more than one framework or statement.

## Where to begin from

start-title = Where to begin from
start-why = It says on which frameworks a statement is made, what is there already, what has to be built, and in which order. It decides nothing: every control stays undecided.
start-points = Starting points
start-which = Which do we need?
# $frameworks (String): frameworks of controls
start-decides = The statement decides on: { $frameworks }
start-carries-over = What carries over
start-must-build = What has to be built
start-phases = The order of work
start-point = Point
start-compared = { $left } beside { $right }
# $mistake (String): what goes wrong most often
start-mistake = The common mistake: { $mistake }
start-layers = Three layers of a joint management system
start-layer = Layer
start-shared = Shared
start-ai-only = About AI alone
start-layer-spine = The spine: clauses 4, 5, 7, 9 and 10
start-layer-spine-shared = Context and parties, leadership, documents and competence, audit and review, corrective action: once for all standards
start-layer-spine-ai = Roles towards AI systems (4.1) and what they are for, an AI policy (5.2)
start-layer-planning = Risk and planning: clauses 6 and 8
start-layer-planning-shared = One method, one register, one way to treat and accept risks; objectives and changes
start-layer-planning-ai = Risks of AI systems for people and societies (6.1.2), impact assessments (6.1.4, 8.4)
start-layer-controls = Controls: the annexes
start-layer-controls-shared = Suppliers, logging, incidents, awareness: one piece of evidence may serve several controls
start-layer-controls-ai = Impacts, life cycle, data, information and use of AI systems (A.5 to A.9 of ISO/IEC 42001)
start-none = None of these: ISO/IEC 42001 can wait.
start-new = New client file from here…
start-take = Begin from here
start-taken = This file begins from here
start-cancel = Cancel
start-of-file = From here: { $name }
start-unset = Where does this organisation begin from: with another management system in place, with the NIST AI RMF, or with nothing? That says what is there already and what comes first.
start-choose = Choose a starting point
start-change = Another starting point
# $place (String): a place of the window
start-go = Go to { $place }
start-show = What carries over, and what has to be built
# $name (String): a starting point
said-start = { $name }: nothing was decided by it.
action-starts = Where to begin from…
    .also = which standard do we need starting point 27001 9001 rmf first
welcome-starts-note = with ISO/IEC 27001, ISO 9001 or the NIST AI RMF in place, or with nothing; and which standard is needed at all
change-set-starting-point = starting point
document-field-starting-point = Where to begin from
trouble-unknown-start = There is no such starting point.
    .why = It may come with a newer version of Annexa.
    .kept = Nothing was changed.
    .do = Choose one of those that are listed.

## Several statements, several frameworks

statements = Statements
# $standards (String): what it is about; $document (String): its id in the organisation’s register
statement-name = { $standards } · { $document }
# $statement (String): the one that is shown
statement-shown = Statement shown: { $statement }
# $standard (String): ISO/IEC 27001
action-add-framework = Decide on { $standard } in this statement too
    .also = integrated statement framework annex
action-add-statement = Add a statement on { $standard }
    .also = another second separate statement of applicability
action-add-statement-integrated = Add one statement on { $standard }
    .also = integrated another second both
action-next-statement = Show the next statement
    .also = switch statement
action-previous-statement = Show the previous statement
find-statements = Statements
reason-one-statement = This file holds one statement.
reason-has-framework = This statement decides on it already.
change-add-framework = framework added
change-adopt-framework = framework brought in
change-remove-framework = framework taken out
change-adopt-crosswalk = crosswalk brought in
change-remove-crosswalk = crosswalk taken out
change-drop-decision = decision dropped
change-drop-gone = what rested on entries that are gone dropped
# $statement (String): the one that is shown from here on
said-statement = { $statement }
statement-on = Statement on { $standard }

## A decision that refers to another

field-sees = As for
field-sees-none = No reference
field-sees-placeholder = a control whose justification and evidence hold here too
action-field-sees = Refer to another control
# $control (String): the other control
sees-says = { $control } says:
sees-says-nothing = { $control } has no justification yet.
sees-evidence = Its evidence:
sees-open = Open
# $crosswalk (String): whose hint; $sureness (String)
sees-hint = { $crosswalk } · { $sureness }
change-set-reference = reference to another control
history-part-sees = reference to another control

# $other (String): the other control
finding-reference-gone = refers to { $other }, which this statement does not have
finding-reference-gone-why = What did that decision say? A reference that leads nowhere justifies nothing. Refer to another control, or write the reason here.
finding-reference-gone-fix = Refer
finding-reference-gone-summary =
    { $count ->
        [one] { $count } decision refers to a control that the statement does not have
       *[other] { $count } decisions refer to controls that the statement does not have
    }
finding-reference-onward = refers to { $other }, which refers onward itself
finding-reference-onward-why = Where are the words in the end? A reference leads to a decision that says it itself, so that nobody is sent in a circle.
finding-reference-onward-fix = Refer
finding-reference-onward-summary =
    { $count ->
        [one] { $count } decision refers to one that refers onward itself
       *[other] { $count } decisions refer to ones that refer onward themselves
    }
finding-reference-otherwise = refers to { $other }, which is decided otherwise
finding-reference-otherwise-why = How can the reason for leaving a control out be the reason for another one, or the other way round? Refer to a control that is decided alike, or write the reason here.
finding-reference-otherwise-fix = Refer
finding-reference-otherwise-summary =
    { $count ->
        [one] { $count } decision refers to one that is decided otherwise
       *[other] { $count } decisions refer to ones that are decided otherwise
    }
finding-implemented-unsaid = applicable, and it is not said whether it is implemented
finding-implemented-unsaid-why = Is it implemented or not? ISO/IEC 27001, 6.1.3 asks for that of every necessary control.
finding-implemented-unsaid-fix = Say
finding-implemented-unsaid-summary =
    { $count ->
        [one] of { $count } control it is not said whether it is implemented
       *[other] of { $count } controls it is not said whether they are implemented
    }
reason-one-framework = This statement is on one framework: what one control says of another is written there.
start-framework-iso42001 = ISO/IEC 42001
start-framework-iso27001 = ISO/IEC 27001
start-framework-iso9001 = ISO 9001
start-framework-nist-ai-rmf = NIST AI RMF
