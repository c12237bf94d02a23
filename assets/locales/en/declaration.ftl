### The words of Declaration: the organisation's own declaration of conformity after ISO/IEC 17050-1, as it is written.
### Sections: `declaration-section-ID`. Fields: `declaration-field-NAME`, by their names in the snapshot.

place-declaration = Declaration

declaration-title = Declaration of conformity
declaration-standard = after ISO/IEC 17050-1
# $number (String): the declaration's own number
declaration-number = No. { $number }
declaration-no-number = No number yet
declaration-lead = Here the organisation declares, on its own responsibility, that its AI management system conforms to ISO/IEC 42001. It is not a certificate, and no third party issues or checks it. Nor is it the EU declaration of conformity that the AI Act asks of certain AI systems. Whoever signs it answers for every word.
declaration-read-only = This file is open for reading only. The declaration can be read and printed, and not changed.
# $count (Number): what refuses it. $number (String): its number. $numbered (String): whether it has one, yes or no.
declaration-summary =
    { $count ->
        [0] { $numbered ->
            [yes] Declaration { $number }: nothing stands in the way
           *[no] Nothing stands in the way of the declaration
        }
        [one] { $numbered ->
            [yes] Declaration { $number }: { $count } thing stands in the way
           *[no] { $count } thing stands in the way of the declaration
        }
       *[other] { $numbered ->
            [yes] Declaration { $number }: { $count } things stand in the way
           *[no] { $count } things stand in the way of the declaration
        }
    }

declaration-section-basis = Rests on
declaration-section-object = Object
declaration-section-held = Audit and review
declaration-section-limits = Limits
declaration-section-supporting = Support
declaration-section-reviewed = Review
declaration-section-signed = Signature
declaration-section-validity = Validity

## Fields

declaration-field-issuer = Issuer
declaration-field-edition = Edition
declaration-field-treatment = Risk treatment
declaration-field-document-id = Number
declaration-field-object = What conforms
declaration-field-internal-audit = Last internal audit
declaration-field-management-review = Last management review
declaration-field-limits = Limits of what is declared
declaration-field-nonconformities = Open nonconformities
declaration-field-supporting = Supporting documents
declaration-field-reviewed = Reviewed by
declaration-field-place = Place
declaration-field-signed = Signed by
# Parts of who signs, where one of them is missing
declaration-field-signed-name = Name
declaration-field-signed-function = Function
declaration-field-signed-date = Date
declaration-field-authority = Authority
declaration-field-valid-until = Valid until
declaration-field-reevaluation = When it is looked at again

## What it rests on

declaration-said-elsewhere = Said elsewhere in this file
declaration-no-name = No legal name
# $label (String): an edition. $date (String): when it was approved. $dated (String): whether that is known, yes or no.
declaration-edition =
    { $dated ->
        [yes] Edition { $label }, approved on { $date }
       *[no] Edition { $label }
    }
declaration-no-edition = No edition is in force. Fill in what you like; it can be declared once there is one.
declaration-issue = Issue an edition…
# $plan (String): the plan's id. $version (String): its version. $versioned (String): whether it has one, yes or no.
declaration-plan =
    { $versioned ->
        [yes] Plan { $plan }, version { $version }
       *[no] Plan { $plan }
    }
declaration-no-plan = No plan is named
declaration-to-document = Document
declaration-to-history = History
# The same for those who hear it. $to (String): the place that it leads to. $what (String): Issuer, Edition 2.
declaration-show = { $to }: { $what }

## Guidance in the margin

declaration-guide-object = One number, one object
declaration-guide-object-text = The number sets this declaration apart from the one before and the one after. Where the object is left empty, it is the AI management system within the scope of the statement.
declaration-guide-held = Held, not planned
declaration-guide-held-text = The day on which the last internal audit (9.2) ended, and the day of the last management review (9.3). What has not been held yet cannot be declared.
declaration-guide-limits = Say what it does not cover
declaration-guide-limits-text = Necessary controls that are not implemented yet are listed by themselves, with their dates. Add what else limits it: a site not audited yet, a nonconformity still open. If none is open, write that.
declaration-guide-supporting = What shows that it is true
declaration-guide-supporting-text = Audit reports, minutes, the treatment plan: where they are kept, for how long, and who may see them. ISO/IEC 17050-2 is about these documents.
declaration-guide-reviewed = Somebody else
declaration-guide-reviewed-text = Whoever reviews the evidence should not be the one who signs.
declaration-guide-signed = Who binds the organisation
declaration-guide-signed-text = The date is the day on which conformity is declared. The authority is an office, a resolution or a power of attorney. It is signed by hand on the printed page, or by a PDF program in the field above the line.
declaration-guide-validity = Until when it holds
declaration-guide-validity-text = A last day, or what makes you look at it again: a changed scope, a failed control, another edition.

## What stands in the way, and the file

declaration-checking = Looking for what stands in the way…
declaration-not-checked = What stands in the way could not be found out
# $count (Number): findings that refuse it.
declaration-blocks =
    { $count ->
        [0] Nothing stands in the way
        [one] { $count } thing stands in the way
       *[other] { $count } things stand in the way
    }
# $count (Number): findings that do not.
declaration-questions =
    { $count ->
        [one] { $count } question a reader will ask
       *[other] { $count } questions a reader will ask
    }
declaration-export = Export the declaration…
declaration-export-why = To be signed: on paper, or by a PDF program in the field above the line.
declaration-export-draft = Export a draft…
declaration-export-draft-why = Every page is marked DRAFT: nothing is declared yet.
# $day (String): YYYY-MM-DD
declaration-recorded = { $day }, as recorded
declaration-draft-pages = This page is marked DRAFT until nothing stands in the way.
declaration-pages = As it is exported, to be signed.

## In History

edition-declare = Declaration of conformity
edition-declare-why = The organisation’s own declaration after ISO/IEC 17050-1. It rests on this edition.
edition-declare-do = Declare conformity on this edition…
# $label (String): the edition in force.
edition-declare-other = A declaration rests on the edition in force, which is { $label }.
edition-declare-none = No edition is in force that a declaration could rest on.
edition-declare-withdrawn = No declaration can rest on an edition that is withdrawn.

## Actions

action-declare = Declare conformity…
    .also = export, declaration of conformity, self-declaration, ISO/IEC 17050, first-party
action-export-declaration = Export the declaration, or a draft of it
action-remove-declaration = Remove the declaration
hint-export-declaration = export
reason-no-declaration = Nothing is written for a declaration yet.
