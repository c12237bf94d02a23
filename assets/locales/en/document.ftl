### The words of Document: the organisation, and the statement's document control.
### Sections: `document-section-ID`. Fields: `document-field-NAME`, by their names in the snapshot.

document-title = Document
document-sections = Sections
document-summary = { $filled } of { $total } fields of document control filled in
# $version (String): the version that the next edition will carry
document-version = version { $version }
# In the sidebar, after a section's name.
document-filled = { $filled } of { $total }
document-filled-in =
    { $filled ->
        [0] Nothing filled in yet
       *[other] { $filled } of { $total } filled in
    }
document-optional = Only if there is one
# $count (Number): lines of the distribution list
document-recipients =
    { $count ->
        [0] Nobody listed yet
        [one] { $count } recipient
       *[other] { $count } recipients
    }
document-certified = Recorded
# $date (String): the certificate's last day
document-certified-to = Valid to { $date }
# A field that nothing stands in yet. $field (String): its name.
document-empty = { $field }: empty
# A name without the day on which it was put to the text
document-undated = { $field }: no date

document-section-organisation = Organisation
document-section-statement = Statement
document-section-scope = Scope and roles
document-section-signatures = Signatures
document-section-distribution = Distribution
document-section-treatment = Treatment approval
document-section-certificate = Certificate

## Fields

document-field-name = Legal name
document-field-address = Address
document-field-logo = Logo
document-field-logo-alt = What the logo shows, in words
document-field-colour = Client colour
document-field-title = Title
document-field-document-id = Document id
document-field-version = Version of the next edition
document-field-classification = Classification
document-field-language = Language
document-field-next-review = Next review
document-field-scope = Scope of the AI management system
document-field-security-scope = Scope of the information security management system
document-field-roles = Roles after ISO/IEC 22989
document-field-roles-note = What the roles rest on
document-field-prepared = Prepared by
document-field-reviewed = Reviewed by
document-field-approver = Approved by
document-field-distribution = Recipients
document-field-treatment = Risk treatment plan, by its id
document-field-treatment-plan = Plan approved in this file
document-field-plan-version = Plan version
document-field-plan-date = Plan date
document-field-accepted-by = Residual risks accepted by
document-field-certificate = Certificate
document-field-declaration = Declaration of conformity
document-field-body = Certification body
document-field-number = Certificate number
document-field-certificate-scope = Scope as certified
document-field-edition = Edition it names
document-field-valid-from = Valid from
document-field-valid-to = Valid to
document-field-surveillance = Surveillance audits

document-signatory-name = Name
document-signatory-function = Function
document-signatory-date = Date

document-logo-none = No logo
# $kind (String): PNG, JPEG, SVG
document-logo-set = { $kind } picture, kept in the file
document-logo-png = PNG
document-logo-jpeg = JPEG
document-logo-svg = SVG
document-logo-choose = Choose a picture…
document-logo-replace = Replace…
document-logo-remove = Remove

document-colour-swatches = Offered colours
document-colour-none = No colour
document-colour-green = Green
document-colour-teal = Teal
document-colour-blue = Blue
document-colour-violet = Violet
document-colour-pink = Pink
document-colour-red = Red
document-colour-orange = Orange
document-colour-slate = Slate
document-colour-hex = Client colour as #rrggbb
document-colour-form = #rrggbb
document-colour-wrong = Not a colour. Write it as #rrggbb, such as #2f7d5b.
document-colour-faint-light = Hard to see in the light theme. A darker one shows in both.
document-colour-faint-dark = Hard to see in the dark theme. A lighter one shows in both.

document-classification-public = Public
document-classification-internal = Internal
document-classification-confidential = Confidential
document-classification-strictly-confidential = Strictly confidential
document-language-none = not set

document-role-ai-provider = AI provider
document-role-ai-provider-is = You offer a product or service that uses AI, or a platform on which others run theirs.
document-role-ai-producer = AI producer
document-role-ai-producer-is = You design, build, train or test AI systems.
document-role-ai-customer = AI customer
document-role-ai-customer-is = You use AI that others offer, in your own work or on behalf of your users.
document-role-ai-partner = AI partner
document-role-ai-partner-is = You do work around other people’s AI: integration, data, evaluation, audit.
document-role-ai-subject = AI subject
document-role-ai-subject-is = AI systems decide or say something about you, or act on you.
document-role-relevant-authority = Relevant authority
document-role-relevant-authority-is = You make the rules for AI, or see to it that they are kept.

# The number that the page prints for whoever receives it; lines stand by name, here and there.
document-recipient-copy = Copy
document-recipient-copy-number = Copy { $number }
document-recipient = Recipient
document-recipient-form = Form
document-recipient-purpose = Purpose
document-recipient-add = Add a recipient
document-recipient-remove = Remove recipient { $recipient }
document-distribution-none = Nobody is listed.
document-form-full = Full form
document-form-short = Short form
document-form-declaration = Declaration only

document-accepted-add = Add who accepted: type a name
document-accepted-number = Acceptance { $number }
# $name (String): who accepted. $named (String): whether they are named, yes or no.
document-accepted-remove =
    { $named ->
        [yes] Remove the acceptance by { $name }
       *[no] Remove the acceptance by nobody yet
    }
document-accepted-none = Nobody is named.

document-certificate-none = No certificate is recorded.
document-edition-withdrawn = withdrawn
document-surveillance-add = Add a surveillance audit
document-surveillance-number = Surveillance audit { $number }
document-surveillance-none = None are recorded.

## Guidance in the margin

document-guide = Printed on the cover, on the control page, and at the head and foot of every page. Editions that are issued keep what they said.
document-guide-name = Whose statement it is
document-guide-name-text = Write the legal name as your register has it: statement, certificate and contracts are compared letter by letter. A trading name belongs in the scope.
document-guide-logo = On the cover
document-guide-logo-text = A PNG, JPEG or SVG picture of at most 5 MB. Its words are read out to those who cannot see it.
document-guide-colour = In this window only
document-guide-colour-text = A line in this colour stands under the client’s name, so that nobody writes in the wrong client’s file. It is never printed.
document-guide-control = An auditor looks for
document-guide-control-text = The same id and version here, in your document register and on the certificate. Forgotten most often: raising the version once an edition is issued.
document-guide-review = Who may see it, and until when
document-guide-review-text = Customers and the certification body will ask for the statement: classify it so that they can have it. Set a review that you will keep; a missed one is an easy finding.
document-guide-scope = Where it begins and ends
document-guide-scope-text = Name the systems, the work and the sites, and say what is left out. An auditor brings an AI system that you did not mention, and lays these words beside those of the certificate.
document-guide-security-scope = What the other one covers
document-guide-security-scope-text = The information that is protected may lie beyond the AI systems, and an AI system beyond that information. Say where the two part; the security certificate is read beside these words.
document-guide-roles = Every role you have
document-guide-roles-text = Who builds on a bought model is producer and customer. No role by itself lets a control be left out. These are not the roles of the EU AI Act: a provider there may be a producer here.
document-guide-signatures = Who stands behind it
document-guide-signatures-text = Whoever prepared it should not review it alone, and whoever approves it needs the authority to. Issuing an edition asks for the approval once more, with its date.
document-guide-distribution = Who has to be told
document-guide-distribution-text = After a new edition this list says who still holds the old one. Forgotten most often: the certification body, and customers whose contract gives them a copy.
document-guide-treatment = What clause 6.1.3 asks for
document-guide-treatment-text = That management you have designated approves the treatment plan and accepts the risks that remain. An auditor wants names, functions and dates, for this version of the plan: a new version is accepted anew.
document-guide-certificate = It names one edition
document-guide-certificate-text = When the controls you need change after that edition, tell the certification body before its next visit. It decides whether the certificate still fits; saying nothing is what it holds against you.

## Actions

action-next-section = Next section
action-previous-section = Previous section
action-choose-logo = Choose the logo…
action-remove-logo = Remove the logo
action-record-certificate = Record a certificate
action-remove-certificate = Remove the certificate
hint-other-section = other section
reason-no-logo = There is no logo.
reason-no-certificate = No certificate is recorded.
reason-certificate-there = A certificate is recorded already.

## Errors

