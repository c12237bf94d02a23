### The words of a printed declaration of conformity, arranged after ISO/IEC 17050-1.

# In the header, beside the organisation
report-declaration = First-party declaration
report-declaration-title = Declaration of conformity
# $document of report-file
report-declaration-of = Declaration of conformity { $number }
report-declaration-subject = Declaration of conformity with { $standard }, made by the organisation itself
report-declaration-number = No. { $number }
report-declaration-unnumbered = No number yet
report-declaration-standing = Declaration { $number }, { $date }
report-declaration-standing-draft = Draft of a declaration, made { $date }
report-declaration-not-declared = not declared
report-declaration-data = Declaration { $number }.json
report-declaration-data-draft = Declaration draft.json
report-declaration-data-description = What this declaration says, as data

## Fields

report-declaration-object = Object
# The object where nobody wrote one; the scope follows
report-declaration-object-default = The artificial intelligence management system of { $organisation }. Its scope, as { $document } states it:
# The same of a statement on ISO/IEC 27001 alone
report-declaration-object-security = The information security management system of { $organisation }. Its scope, as { $document } states it:
# Before the second scope of a statement on both annexes
report-declaration-object-too = The controls of ISO/IEC 27001 are declared within the scope of the information security management system, as { $document } states it:
report-declaration-statement = Statement
report-declaration-statement-words = We declare, on our own responsibility, that the object described above conforms to all requirements of the documents listed below, within the limits given.
report-declaration-requirements = What the object conforms to
report-declaration-column-document = Document
report-declaration-column-title = Title
report-declaration-column-dated = Dated
# Title and publication of a standard by its id in the catalogue
report-declaration-standard-iso42001 = Information technology — Artificial intelligence — Management system; clauses 4 to 10, and the controls of Annex A stated as applicable
report-declaration-published-iso42001 = December 2023
report-declaration-standard-iso27001 = Information security, cybersecurity and privacy protection — Information security management systems; of its requirements only the controls of Annex A stated as applicable, not clauses 4 to 10
report-declaration-published-iso27001 = October 2022
report-declaration-standard-other = The controls stated as applicable
report-declaration-soa = { $title }, edition { $label }
report-declaration-soa-missing = { $title }; no edition is in force
report-declaration-limits = Limits
report-declaration-all-implemented = Every necessary control is implemented.
report-declaration-unfinished = { $count ->
        [one] One of { $all } necessary controls is not fully implemented yet:
       *[other] { NUMBER($count) } of { $all } necessary controls are not fully implemented yet:
    }
# Before the controls in one state. $state (String): report-state-…
report-declaration-unfinished-state = { $state }:{" "}
report-declaration-unfinished-by = { $control } by { $date }
# The date had passed on the day of the declaration
report-declaration-unfinished-passed = { $control } by { $date } (passed)
report-declaration-nonconformities = Nonconformities
report-declaration-none-open = None is open.
report-declaration-open = { $label } { $title }
report-declaration-open-by = { $label } { $title } (to be closed by { $date })
report-declaration-record = What the record shows
# $own (Number): how many are the organisation’s own; $annex (Number): the others.
report-declaration-decided = { $all ->
        [one] One control decided: { $applicable } necessary, { $excluded } left out with its grounds.
       *[other] All { NUMBER($all) } controls{ $own ->
            [0] {""}
           *[other] {" "}({ $annex } of Annex{"\u00A0"}A, { $own } own)
        } decided: { $applicable } necessary, { $excluded } left out with their grounds.
    }
report-declaration-undecided = { $undecided ->
        [one] One control is not decided yet.
       *[other] { NUMBER($undecided) } controls are not decided yet.
    }
report-declaration-audit = Last internal audit: { $date }.
report-declaration-review = Last management review: { $date }.
report-declaration-edition = Rests on
report-declaration-edition-words = { $document }, edition { $label }, approved { $date }; content hash:
report-declaration-edition-undated = { $document }, edition { $label }; content hash:
report-declaration-supporting = Supported by
report-declaration-validity = Validity
report-declaration-until = Until { $date }.
report-declaration-is-not = What this is not
report-declaration-is-not-words = This is the issuer’s own declaration. It is not a certificate. No third party has issued it. It is not an EU declaration of conformity under the AI{"\u00A0"}Act (Regulation (EU){"\u00A0"}2024/1689).
report-declaration-reviewed = Reviewed by
report-declaration-reviewed-on = { $person }, { $date }
report-declaration-place-date-words = { $place }, { $date }
report-declaration-signed = Signed
report-declaration-authority = Authority: { $authority }
report-declaration-signature = Signature
report-declaration-signature-field = Signature of { $name }, { $function }

## What is not there is said

report-declaration-missing-edition = No edition in force
report-declaration-missing-audit = No internal audit is recorded
report-declaration-missing-review = No management review is recorded
report-declaration-missing-text = Not stated
report-declaration-missing-supporting = None named
report-declaration-missing-person = Nobody named
report-declaration-missing-function = No function given
report-declaration-missing-authority = No authority given
report-declaration-missing-place = No place
report-declaration-missing-date = No date

## Said to whoever makes it, before it is there

# $fact (String): finding-CODE
export-declaration-found = Found: { $fact }.
