# Readiness findings, by the code of the rule.
#
# finding-CODE          the fact, short, after the place: “A.5.5  has no justification”
# finding-CODE-why      what an auditor asks, or why it matters; at most 140 characters
# finding-CODE-fix      the verb of the one-step fix
# finding-CODE-summary  one line for the rule; $count (Number): findings of this rule
#
# Dates come as YYYY-MM-DD. Arguments are named above the messages that take them.

## Blocks: no edition while one of these stands

finding-organisation-missing = no name is given
finding-organisation-missing-why = A statement says whose it is. Without a name, nobody can be held to it and nobody can rely on it.
finding-organisation-missing-fix = Name it
finding-organisation-missing-summary = The organisation has no name

finding-address-missing = no address is given
finding-address-missing-why = Names recur; an address tells one organisation from another. The pages print “Address not given” until then.
finding-address-missing-fix = Write
finding-address-missing-summary = The organisation has no address

finding-scope-missing = the scope is not stated
finding-scope-missing-why = Controls are necessary for a scope. Which systems, which work and which sites does this one cover?
finding-scope-missing-fix = Write
finding-scope-missing-summary = The scope of the management system is not stated

finding-security-scope-missing = the scope of the information security management system is not stated
finding-security-scope-missing-why = Two management systems stand behind this statement, and one scope does not serve both. Where do they part?
finding-security-scope-missing-fix = Write
finding-security-scope-missing-summary = The scope of the information security management system is not stated

finding-role-missing = no role is stated
finding-role-missing-why = Clause 4.1: are you provider, producer, customer or partner of your AI systems? An auditor reads the rest by the answer.
finding-role-missing-fix = Choose
finding-role-missing-summary = No role by ISO/IEC 22989 is stated

finding-document-id-missing = no document id is given
finding-document-id-missing-why = A certificate and an audit report name this document. Without an id, nobody can tell which one they mean.
finding-document-id-missing-fix = Write
finding-document-id-missing-summary = The statement has no document id

finding-version-missing = no version is given
finding-version-missing-why = Two printouts on one table: which is newer? The version answers that, in your own scheme.
finding-version-missing-fix = Write
finding-version-missing-summary = The statement has no version

finding-approver-missing = approver or function not named
finding-approver-missing-why = Who will approve this, and in what function? An auditor checks that the person had the authority.
finding-approver-missing-fix = Name
finding-approver-missing-summary = The approver, or the approver’s function, is not named

finding-undecided = not decided yet
finding-undecided-why = Is it necessary or not? An edition answers that for every control; “undecided” is for you, not for a reader.
finding-undecided-fix = Decide
finding-undecided-summary =
    { $count ->
        [one] { $count } control is not decided yet
       *[other] { $count } controls are not decided yet
    }

finding-justification-missing = has no justification
finding-justification-missing-why = Why is it in, or why is it out? Clause 6.1.3 asks for the reason either way.
finding-justification-missing-fix = Write
finding-justification-missing-summary =
    { $count ->
        [one] { $count } decision has no justification
       *[other] { $count } decisions have no justification
    }

# $text (String): what stands there
finding-justification-placeholder = says “{ $text }”, which is no justification
finding-justification-placeholder-why = Why is it in, or why is it out? Clause 6.1.3 asks for the reason either way.
finding-justification-placeholder-fix = Write
finding-justification-placeholder-summary =
    { $count ->
        [one] { $count } justification only holds the place of one
       *[other] { $count } justifications only hold the place of one
    }

finding-exclusion-without-ground = left out without a ground
finding-exclusion-without-ground-why = What does it rest on: no risk that needs it, no duty that asks for it, no system that does this? Choose all that hold.
finding-exclusion-without-ground-fix = Choose
finding-exclusion-without-ground-summary =
    { $count ->
        [one] { $count } control is left out without a ground
       *[other] { $count } controls are left out without a ground
    }

# $system (String): the label of the AI system
finding-system-exclusion-incomplete = left out for { $system }, ground or reason missing
finding-system-exclusion-incomplete-why = Leaving a control out for one system is an exclusion too: it needs a ground and a reason of its own.
finding-system-exclusion-incomplete-fix = Complete
finding-system-exclusion-incomplete-summary =
    { $count ->
        [one] { $count } exclusion for a single system lacks its ground or reason
       *[other] { $count } exclusions for single systems lack their ground or reason
    }

# $label (String): the label that two records share
finding-label-twice = two records carry the label { $label }
finding-label-twice-why = A reader who meets { $label } in the text cannot tell which of the two is meant.
finding-label-twice-fix = Rename
finding-label-twice-summary =
    { $count ->
        [one] { $count } record carries a label that another one has
       *[other] { $count } records carry a label that another one has
    }

# $label (String): the label of the record; may be empty
finding-title-missing = no title or name is given
finding-title-missing-why = It is printed by its title or name. A bare label tells a reader nothing.
finding-title-missing-fix = Write
finding-title-missing-summary =
    { $count ->
        [one] { $count } record has no title or name
       *[other] { $count } records have no title or name
    }

# $labels (String): labels of the editions, separated by commas
finding-two-editions-in-force = editions { $labels } are in force together
finding-two-editions-in-force-why = Which one binds? Only one edition can be in force. Withdraw the others; they stay readable.
finding-two-editions-in-force-fix = Withdraw
finding-two-editions-in-force-summary = More than one edition is in force

# $label (String): the label that two editions carry
finding-edition-label-twice = two editions carry the label { $label }
finding-edition-label-twice-why = Two copies of the file were issued under one label. A reader who holds “{ $label }” cannot tell which of the two binds. Withdraw one; both stay readable.
finding-edition-label-twice-fix = Withdraw
finding-edition-label-twice-summary = Two editions carry the same label

## Warnings: an auditor will ask

finding-plan-empty = there is no risk to treat
finding-plan-empty-why = A plan treats the risks that were assessed. Where there is none yet, there is nothing to approve.
finding-plan-empty-fix = Add a risk
finding-plan-empty-summary = There is no risk for a treatment plan
# $labels: of the plans
finding-plan-twice = more than one risk treatment plan is in force: { $labels }
finding-plan-twice-why = Two copies of the file each had a plan approved. Which of them binds? Withdraw one, or approve a new one that replaces both; all stay readable.
finding-plan-twice-fix = Open
finding-plan-twice-summary = More than one risk treatment plan is in force
# $plan: label of the plan in force; $risks: labels of the risks; $count: how many, 0 where the criteria alone differ
finding-plan-stale = { $count ->
        [0] the risk criteria are no longer those of treatment plan { $plan }
       *[other] risks are not treated as plan { $plan } says: { $risks }
    }
finding-plan-stale-why = What was approved is plan { $plan }. If the risks or their treatment changed since, have the plan approved anew. How far its controls are is no change.
finding-plan-stale-fix = Open
finding-plan-stale-summary = Risks are not treated as the approved plan says
finding-plan-not-named = it does not name treatment plan { $plan }, which is in force
finding-plan-not-named-why = Plan { $plan } was approved in this file. The statement names another, or none.
finding-plan-not-named-fix = Take it over
finding-plan-not-named-summary = The treatment approval names another plan than the one in force
finding-treatment-missing = approval of the risk treatment is incomplete
finding-treatment-missing-why = Which risk treatment plan, of what date? Who approved it and accepted the residual risks, and when?
finding-treatment-missing-fix = Complete
finding-treatment-missing-summary = The approval of the risk treatment plan and its residual risks is incomplete

finding-driver-missing = names no driver
finding-driver-missing-why = Which risk, duty or assessment makes it necessary? Without one, the reason cannot be traced to your risk treatment.
finding-driver-missing-fix = Add
finding-driver-missing-summary =
    { $count ->
        [one] { $count } included control names no driver
       *[other] { $count } included controls name no driver
    }

# $kind (String): risk, legal or contract
finding-driver-unnamed = driver “{ $kind }” names no { $kind ->
        [legal] law
        [contract] contract
       *[other] risk
    }
finding-driver-unnamed-why =
    { $kind ->
        [legal] Which law, which article? An auditor checks that it applies to you and that this control answers it.
        [contract] Which contract, which clause? An auditor will ask to read it, and whether it still runs.
       *[other] Which one? An auditor will look it up in your register and expect to see this control beside it.
    }
finding-driver-unnamed-fix = Name it
finding-driver-unnamed-summary =
    { $count ->
        [one] { $count } driver names no risk, law or contract
       *[other] { $count } drivers name no risk, law or contract
    }

# $drivers (String): labels of the drivers, separated by commas
finding-excluded-with-drivers = left out, although driven by { $drivers }
finding-excluded-with-drivers-why = Does that still call for the control? Then it is necessary. If it no longer does, remove the driver.
finding-excluded-with-drivers-fix = Open
finding-excluded-with-drivers-summary =
    { $count ->
        [one] { $count } control is left out although a driver is named
       *[other] { $count } controls are left out although drivers are named
    }

# $clause (String): the clause that asks for the same, such as 5.2
finding-excluded-against-clause = left out, although clause { $clause } asks for it
finding-excluded-against-clause-why = Clause { $clause } asks for the same of everyone. How is it met without this control? Few auditors will accept that it is not.
finding-excluded-against-clause-fix = Open
finding-excluded-against-clause-summary =
    { $count ->
        [one] { $count } control is left out although a clause asks for the same
       *[other] { $count } controls are left out although a clause asks for the same
    }

# $count (Number): AI systems
finding-excluded-for-every-system = applicable, but left out for every AI system
finding-excluded-for-every-system-why = For which system is it necessary, then? If for none, the control is excluded; if for the organisation, say so.
finding-excluded-for-every-system-fix = Open
finding-excluded-for-every-system-summary =
    { $count ->
        [one] { $count } control is applicable but left out for every AI system
       *[other] { $count } controls are applicable but left out for every AI system
    }

finding-systems-missing = no AI system in scope is named
finding-systems-missing-why = What are these decisions about? An auditor starts from the list of your AI systems, bought ones included.
finding-systems-missing-fix = Add one
finding-systems-missing-summary = No AI system in scope is named

finding-mandatory-only = “mandatory” or “required” is no reason by itself
finding-mandatory-only-why = By whom, or against which risk? Annex A alone makes no control compulsory: clause 6.1.3 asks what you need, and why.
finding-mandatory-only-fix = Rewrite
finding-mandatory-only-summary =
    { $count ->
        [one] { $count } justification says “mandatory” or “required”, not why
       *[other] { $count } justifications say “mandatory” or “required”, not why
    }

finding-justification-echoes-title = repeats its title
finding-justification-echoes-title-why = The title says what the control is. The reason says why you, with your systems and risks, need it or do not.
finding-justification-echoes-title-fix = Rewrite
finding-justification-echoes-title-summary =
    { $count ->
        [one] { $count } justification repeats its title
       *[other] { $count } justifications repeat their title
    }

# $other (String): the control whose justification is the same
finding-justification-copied = same reason as { $other }
finding-justification-copied-why = Was each control considered by itself? Say what holds for this one and not for { $other }.
finding-justification-copied-fix = Compare
finding-justification-copied-summary =
    { $count ->
        [one] { $count } justification is a copy of another
       *[other] { $count } justifications are copies of others
    }

finding-implemented-without-evidence = implemented, no evidence linked
finding-implemented-without-evidence-why = “Show me” comes next. Link a record, a document or a setting that can be looked at.
finding-implemented-without-evidence-fix = Link
finding-implemented-without-evidence-summary =
    { $count ->
        [one] { $count } implemented control has no evidence
       *[other] { $count } implemented controls have no evidence
    }

finding-status-missing = applicable, and nothing says where it stands
finding-status-missing-why = Is it in place? Clause 6.1.3 does not ask for a status, but whoever reads that a control is needed will.
finding-status-missing-fix = Say
finding-status-missing-summary =
    { $count ->
        [one] { $count } applicable control has neither status nor owner
       *[other] { $count } applicable controls have neither status nor owner
    }

finding-planned-without-owner = not implemented yet, without an owner
finding-planned-without-owner-why = Whose job is it? What nobody owns is seldom finished.
finding-planned-without-owner-fix = Choose
finding-planned-without-owner-summary =
    { $count ->
        [one] { $count } control not implemented yet has no owner
       *[other] { $count } controls not implemented yet have no owner
    }

finding-planned-without-date = not implemented yet, without a target date
finding-planned-without-date-why = By when? Without a date, nobody can tell whether it is on time.
finding-planned-without-date-fix = Set a date
finding-planned-without-date-summary =
    { $count ->
        [one] { $count } control not implemented yet has no target date
       *[other] { $count } controls not implemented yet have no target date
    }

# $date (String): the target date, YYYY-MM-DD
finding-target-passed = target date { $date } has passed
finding-target-passed-why = What held it up, who knows, and what covers the risk until it is done? If it is done, say so; if not, set a new date.
finding-target-passed-fix = New date
finding-target-passed-summary =
    { $count ->
        [one] { $count } target date has passed
       *[other] { $count } target dates have passed
    }

# $date (String): the date of the evidence, YYYY-MM-DD
finding-evidence-in-future = dated { $date }, which is still to come
finding-evidence-in-future-why = Evidence shows what has happened. Is the date mistyped, or is it not there yet?
finding-evidence-in-future-fix = Correct
finding-evidence-in-future-summary =
    { $count ->
        [one] { $count } piece of evidence is dated ahead
       *[other] { $count } pieces of evidence are dated ahead
    }

# $field (String): prepared, reviewed or treatment
# $date (String): the date given, YYYY-MM-DD
finding-signed-in-future =
    { $field ->
        [prepared] prepared on { $date }, which is still to come
        [reviewed] reviewed on { $date }, which is still to come
        [declaration] declared on { $date }, which is still to come
       *[other] risk treatment dated { $date }, which is still to come
    }
finding-signed-in-future-why = A date beside a name says what was done, and when. Nobody can have done it yet.
finding-signed-in-future-fix = Correct
finding-signed-in-future-summary =
    { $count ->
        [one] { $count } date beside a signature lies ahead
       *[other] { $count } dates beside signatures lie ahead
    }

finding-signed-before-change =
    { $field ->
        [reviewed] reviewed on { $date }, and changed after edition { $edition }
       *[prepared] prepared on { $date }, and changed after edition { $edition }
    }
finding-signed-before-change-why = The pages will say that it was prepared and reviewed before what they now say was written. Who did it anew, and when?
finding-signed-before-change-fix = Date it
finding-signed-before-change-summary =
    { $count ->
        [one] { $count } date beside a signature is older than the change that it signs
       *[other] { $count } dates beside signatures are older than the changes that they sign
    }

# $date (String): the date of implementation, YYYY-MM-DD
finding-done-in-future = implemented on { $date }, which is still to come
finding-done-in-future-why = Is it in place today? If so, correct the date; if not, it is planned or in progress.
finding-done-in-future-fix = Correct
finding-done-in-future-summary =
    { $count ->
        [one] { $count } date of implementation lies ahead
       *[other] { $count } dates of implementation lie ahead
    }

# $evidence (String): the label of the evidence
# $date (String): its last day, YYYY-MM-DD
finding-evidence-expired = evidence { $evidence } has expired
finding-evidence-expired-why = { $evidence } ran out on { $date }. What shows today that it works?
finding-evidence-expired-fix = Replace
finding-evidence-expired-summary =
    { $count ->
        [one] { $count } piece of linked evidence has expired
       *[other] { $count } pieces of linked evidence have expired
    }

# $date (String): the review date, YYYY-MM-DD
finding-review-overdue = review was due { $date }
finding-review-overdue-why = You set this date yourselves. A review that changes nothing is fine; one that was not held is a finding.
finding-review-overdue-fix = Review
finding-review-overdue-summary =
    { $count ->
        [one] { $count } review is overdue
       *[other] { $count } reviews are overdue
    }

finding-owner-gone = its owner is no longer listed
finding-owner-gone-why = Who answers for it now? The work stays when a person goes.
finding-owner-gone-fix = Choose
finding-owner-gone-summary =
    { $count ->
        [one] { $count } decision names an owner who is no longer listed
       *[other] { $count } decisions name owners who are no longer listed
    }

finding-person-nameless = no name is given
finding-person-nameless-why = Who answers for it? Where a name is printed, a reader finds nothing. A role will do where you would rather not write names.
finding-person-nameless-fix = Name
finding-person-nameless-summary =
    { $count ->
        [one] { $count } person without a name owns controls or drives one
       *[other] { $count } people without a name own controls or drive one
    }

# $name (String): the name that two people have
finding-person-twice = { $name } stands among the people twice
finding-person-twice-why = Are they one and the same? Two copies of a file may each have got them. Hand over what one of the two owns to the other, then delete it.
finding-person-twice-fix = Open
finding-person-twice-summary =
    { $count ->
        [one] { $count } person stands among the people twice
       *[other] { $count } people stand among the people twice
    }

# $driver (String): the label of the driver; may be empty
# $driver (String): the id that the driver goes by
# $listed (String): whether a record of the register is called so
finding-driver-unlisted =
    { $listed ->
        [yes] driver “{ $driver }” is written beside the record of that id
       *[other] driver “{ $driver }” names no record of the register
    }
finding-driver-unlisted-why =
    { $listed ->
        [yes] Nothing joins the two: these words stay as they are when the record changes, and when it goes. Link the record in their place.
       *[other] Was it deleted, or does it go by another id? Whoever looks it up finds nothing. Link the record that is meant, or enter it in the register.
    }
finding-driver-unlisted-fix =
    { $listed ->
        [yes] Link it
       *[other] Open
    }
finding-driver-unlisted-summary =
    { $count ->
        [one] { $count } driver goes by an id and is linked with no record of the registers
       *[other] { $count } drivers go by an id and are linked with no record of the registers
    }

finding-driver-gone = a driver points to a record that was deleted
finding-driver-gone-why = If what drove it is gone, is the control still necessary? Name what drives it now, or remove the driver.
finding-driver-gone-fix = Open
finding-driver-gone-summary =
    { $count ->
        [one] { $count } driver points to a record that was deleted
       *[other] { $count } drivers point to records that were deleted
    }

# $framework (String): id of the framework
finding-framework-gone = is about { $framework }, which this file does not have
finding-framework-gone-why = The decisions are kept, but nobody can say what they are about: the framework was taken out in a copy that was merged. Bring it in again, or drop what rests on it (Crosswalks, “Of your own”).
finding-framework-gone-fix = Look
finding-framework-gone-summary =
    { $count ->
        [one] The statement is about a framework that this file does not have
       *[other] The statement is about { $count } frameworks that this file does not have
    }

# $entry (String): the entry that is cited
finding-entry-gone = cites { $entry }, which its framework does not have
finding-entry-gone-why = The link is kept, but the entry is gone: a later version of the framework has another. Link the record with that one, and take this link away.
finding-entry-gone-fix = Look
finding-entry-gone-summary =
    { $count ->
        [one] One record cites an entry that its framework does not have
       *[other] { $count } citations are of entries that their frameworks do not have
    }

# $used (String): whether the statement decides on the framework
# $framework (String): its name
finding-control-unknown =
    { $used ->
        [no] of { $framework }, which this statement does not decide on
       *[other] not in its framework
    }
finding-control-unknown-why =
    { $used ->
        [no] The decision is kept, but one copy of the file took { $framework } away, or never had it, while another decided on its controls. Add it to the statement again, or drop the decision.
       *[other] The decision is kept, but the framework has no such control, or no longer has it. Move what is still needed to another one, and drop the decision.
    }
finding-control-unknown-fix = Open
finding-control-unknown-summary =
    { $count ->
        [one] { $count } decision is about a control that the frameworks of the statement do not have
       *[other] { $count } decisions are about controls that the frameworks of the statement do not have
    }

# $edition (String): label of the edition on the certificate
# $controls (String): ids, separated by commas
finding-differs-from-certificate = necessary controls differ from edition { $edition }
finding-differs-from-certificate-why = The certificate names edition { $edition }. Tell the certification body before its next audit. Changed: { $controls }.
finding-differs-from-certificate-fix = Compare
finding-differs-from-certificate-summary = The necessary controls differ from those of the edition that the certificate names

# $date (String): the certificate’s last day, YYYY-MM-DD
finding-certificate-expired = the certificate ran out on { $date }
finding-certificate-expired-why = Was it renewed? Enter the new one. Until then, nothing may say that you are certified.
finding-certificate-expired-fix = Renew
finding-certificate-expired-summary = The certificate has run out

# $edition (String): label of the edition on the certificate
finding-certificate-edition-unknown = the certificate names edition { $edition }, not held here
finding-certificate-edition-unknown-why = Is the label mistyped, or was that edition issued elsewhere? The certificate and this file should name the same one.
finding-certificate-edition-unknown-fix = Correct
finding-certificate-edition-unknown-summary = The certificate names an edition that is not held here

## Hints: worth a look

finding-next-review-missing = no date is set for its next review
finding-next-review-missing-why = When will you look at the whole statement again? An auditor asks for the date, and whether the last one was kept.
finding-next-review-missing-fix = Set a date
finding-next-review-missing-summary = No date is set for the statement’s next review

# $name (String): who prepared it and is to approve it
finding-not-four-eyes = prepared and to be approved by the same person
finding-not-four-eyes-why = A small organisation may have nobody else, but an auditor asks for a second pair of eyes. Name one, or accept it with a reason.
finding-not-four-eyes-fix = Name
finding-not-four-eyes-summary = Whoever prepared the statement is to approve it

# $date (String): the last surveillance audit entered, YYYY-MM-DD
finding-surveillance-passed = surveillance audit of { $date } has passed, no later one is entered
finding-surveillance-passed-why = Was it held, and when is the next? Enter that date. If recertification comes next, accept this and say so.
finding-surveillance-passed-fix = Set a date
finding-surveillance-passed-summary = Every surveillance audit that is entered has passed

# $date (String): the review date, YYYY-MM-DD
# $days (String): days until then
finding-review-soon = review is due { $date }
finding-review-soon-why = What has happened since the last one that could change what stands here?
finding-review-soon-fix = Open
finding-review-soon-summary =
    { $count ->
        [one] { $count } review is due within 30 days
       *[other] { $count } reviews are due within 30 days
    }

# $other (String): the control whose justification is much alike
finding-justifications-alike = nearly repeats { $other }
finding-justifications-alike-why = Alike need not be wrong, but it looks copied. What sets this control apart from { $other }?
finding-justifications-alike-fix = Compare
finding-justifications-alike-summary =
    { $count ->
        [one] { $count } justification nearly repeats another
       *[other] { $count } justifications nearly repeat others
    }

# $count (String): how many controls
finding-everything-implemented = all { $count } controls applicable and implemented
finding-everything-implemented-why = Possible, and rare. Expect an auditor to pick the least likely control and ask to see it at work.
finding-everything-implemented-fix = Open
finding-everything-implemented-summary = Every control is applicable and implemented

# $edition (String): label of the edition in force
finding-changed-since-edition = the statement has changed since edition { $edition }
finding-changed-since-edition-why = Your readers still hold edition { $edition }. Do the changes matter to them? Then issue a new one.
finding-changed-since-edition-fix = Compare
finding-changed-since-edition-summary = The statement has changed since the edition in force

## A declaration of conformity (ISO/IEC 17050-1): what refuses it, then what a reader of it would ask

finding-declaration-edition-missing = the declaration rests on no edition that is in force
finding-declaration-edition-missing-why = A declaration points to what was approved. Issue an edition first, or choose one that is in force.
finding-declaration-edition-missing-fix = Issue
finding-declaration-edition-missing-summary = The declaration rests on no edition that is in force

finding-declaration-treatment-missing = nothing is declared before the risk treatment is approved
finding-declaration-treatment-missing-why = A declaration claims all of the standard. Who approved the treatment plan and accepted the residual risks, and when?
finding-declaration-treatment-missing-fix = Complete
finding-declaration-treatment-missing-summary = The risk treatment is not approved, so nothing can be declared

finding-declaration-audit-missing = no internal audit that was held is recorded
finding-declaration-audit-missing-why = Clause 9.2 is part of what is declared. On what day did the last internal audit end? A planned one does not count.
finding-declaration-audit-missing-fix = Enter
finding-declaration-audit-missing-summary = No internal audit that was held is recorded

finding-declaration-review-missing = no management review that was held is recorded
finding-declaration-review-missing-why = Clause 9.3 is part of what is declared. On what day did management last review the system? A planned review does not count.
finding-declaration-review-missing-fix = Enter
finding-declaration-review-missing-summary = No management review that was held is recorded

# $field (String): what is missing: address, documentId, place, date, name, function, authority
finding-declaration-incomplete =
    { $field ->
        [address] the issuer’s address is not given
        [securityScope] the scope of the information security management system is not written
        [documentId] the declaration has no number
        [place] the declaration names no place
        [date] the declaration is not dated
        [name] nobody is named who signs the declaration
        [function] the function of whoever signs is not given
       *[authority] it is not said by what authority it is signed
    }
finding-declaration-incomplete-why =
    { $field ->
        [address] Whoever relies on a declaration has to be able to write to whoever made it.
        [securityScope] Controls of ISO/IEC 27001 are declared too. What they are declared of is the scope of that management system, which may be another than that of AI.
        [documentId] There will be another. Which one did a customer rely on? Its number says so.
        [place] A declaration is signed somewhere. The place belongs beside the date.
        [date] Conformity is declared as of a day. Without one, nobody knows what it was true of.
        [name] A declaration is somebody’s word for the organisation. Whose is it?
        [function] In what function does this person speak for the organisation?
       *[authority] What lets this person bind the organisation: an office, a resolution, a power of attorney?
    }
finding-declaration-incomplete-fix = Complete
finding-declaration-incomplete-summary =
    { $count ->
        [one] { $count } particular that every declaration needs is missing
       *[other] { $count } particulars that every declaration needs are missing
    }

# $date, $approved (String): the days of the declaration and of the approval, YYYY-MM-DD
finding-declaration-before-edition = declared on { $date }, before its edition was approved on { $approved }
finding-declaration-before-edition-why = On that day there was no such edition to rest on. Date the declaration from the approval on, or choose an earlier edition.
finding-declaration-before-edition-fix = Correct
finding-declaration-before-edition-summary = The declaration is older than the edition that it rests on

# $edition (String): label of the edition
finding-declaration-behind = the statement has changed since edition { $edition }
finding-declaration-behind-why = The declaration speaks of edition { $edition }. Does it still hold after these changes? Otherwise issue an edition, and declare on that.
finding-declaration-behind-fix = Compare
finding-declaration-behind-summary = The statement has changed since the edition that the declaration rests on

# $field (String): internalAudit or managementReview
# $typed, $held (String): the day that was typed, and the one of the register, YYYY-MM-DD
finding-declaration-day-otherwise =
    { $field ->
        [internalAudit] the last internal audit is dated { $typed } here and { $held } in its register
       *[managementReview] the last management review is dated { $typed } here and { $held } in its register
    }
finding-declaration-day-otherwise-why = Both are printed for the same reader. Empty the day here, and the register is believed; or correct the register.
finding-declaration-day-otherwise-fix = Correct
finding-declaration-day-otherwise-summary = A declaration names another day than the register

finding-declaration-nonconformities-missing = it is not said which nonconformities are open
finding-declaration-nonconformities-missing-why = An open nonconformity is a limit of what you declare. Name each, or write that none is open.
finding-declaration-nonconformities-missing-fix = Write
finding-declaration-nonconformities-missing-summary = The declaration does not say which nonconformities are open

finding-declaration-reviewer-missing = nobody is named who reviewed the declaration
finding-declaration-reviewer-missing-why = Who looked at the evidence before it was signed? It should be somebody else than who signs.
finding-declaration-reviewer-missing-fix = Name
finding-declaration-reviewer-missing-summary = The declaration names nobody who reviewed it

# $name (String): whoever does both
finding-declaration-reviewer-signs = { $name } reviewed the declaration and signs it
finding-declaration-reviewer-signs-why = Who else looked at the evidence? A declaration is more readily believed when two people stand behind it.
finding-declaration-reviewer-signs-fix = Name another
finding-declaration-reviewer-signs-summary = Whoever signs the declaration has reviewed it as well

finding-declaration-validity-missing = it is not said how long the declaration holds
finding-declaration-validity-missing-why = Until when may a customer rely on it, and what makes you look at it again? Give a last day, or say when you re-evaluate.
finding-declaration-validity-missing-fix = Enter
finding-declaration-validity-missing-summary = The declaration says neither how long it holds nor when it is looked at again

# $date (String): the declaration’s last day, YYYY-MM-DD
finding-declaration-expired = the declaration ran out on { $date }
finding-declaration-expired-why = Re-evaluate, then make a new one with its own number and dates. Whoever holds the old one should hear of it.
finding-declaration-expired-fix = Renew
finding-declaration-expired-summary = The declaration has run out

finding-declaration-supporting-missing = no supporting documents are named
finding-declaration-supporting-missing-why = What shows that it is true, and where can it be seen? ISO/IEC 17050-2 is about these documents.
finding-declaration-supporting-missing-fix = Name
finding-declaration-supporting-missing-summary = The declaration names no supporting documents

# ---- what decisions follow from

finding-risk-criteria-missing = how risks are measured, with a line on the scales, is not set
finding-risk-criteria-missing-why = A rating means something only on a scale, and “acceptable” only with a line. Who decided where the line is?
finding-risk-criteria-missing-fix = Set
finding-risk-criteria-missing-summary = Risks are kept without criteria to measure them

finding-risk-unrated = is not rated, or what remains of it is not
finding-risk-unrated-why = Without likelihood and consequence nobody can say whether a risk needs treatment.
finding-risk-unrated-fix = Rate
finding-risk-unrated-summary =
    { $count ->
        [one] One risk is not rated
       *[other] { $count } risks are not rated
    }

finding-risk-off-scale = is rated off the scale
finding-risk-off-scale-why = The scales have become shorter than this rating. What does it mean on the scale of today?
finding-risk-off-scale-fix = Rate
finding-risk-off-scale-summary =
    { $count ->
        [one] One rating is off the scale
       *[other] { $count } ratings are off the scale
    }

finding-risk-without-owner = nobody owns it
finding-risk-without-owner-why = Who answers when this happens? An auditor asks the owner, not the file.
finding-risk-without-owner-fix = Name
finding-risk-without-owner-summary =
    { $count ->
        [one] One risk has no owner
       *[other] { $count } risks have no owner
    }

finding-risk-untreated = what is done about it is not said
finding-risk-untreated-why = Avoid, modify, share or accept: a risk that was found and left is worse than one that was not found.
finding-risk-untreated-fix = Choose
finding-risk-untreated-summary =
    { $count ->
        [one] One risk has no treatment
       *[other] { $count } risks have no treatment
    }

finding-risk-without-control = lies above the line ({ $level } of { $line }) and no included control treats it
finding-risk-without-control-why = This is what the statement is for: from a risk above the line to the control that makes it smaller.
finding-risk-without-control-fix = Link
finding-risk-without-control-summary =
    { $count ->
        [one] One risk above the line has no included control
       *[other] { $count } risks above the line have no included control
    }

# $accepted (String): the level that was accepted; “none” where nobody accepted any, “unrated” where it was not rated then
finding-risk-unaccepted = what remains ({ $level }) lies above the line ({ $line }) and { $accepted ->
    [none] nobody accepted it
    [unrated] was accepted before it was rated
   *[other] only { $accepted } was accepted
 }
finding-risk-unaccepted-why = Designated management accepts what remains above the line, by name and date; the owner alone does not. An acceptance holds up to the level that remained on its day: where more remains now, the day is given anew.
finding-risk-unaccepted-fix = Accept
finding-risk-unaccepted-summary =
    { $count ->
        [one] One residual risk above the line is not accepted
       *[other] { $count } residual risks above the line are not accepted
    }

finding-treatment-passed = was to be treated by { $date }
finding-treatment-passed-why = The plan said this date. Either it is done and not recorded, or the date needs a decision.
finding-treatment-passed-fix = Look
finding-treatment-passed-summary =
    { $count ->
        [one] One treatment is overdue
       *[other] { $count } treatments are overdue
    }

finding-system-unassessed = has no impact assessment
finding-system-unassessed-why = The standard asks what a system may do to individuals, groups and societies. Which assessment covers this one?
finding-system-unassessed-fix = Link
finding-system-unassessed-summary =
    { $count ->
        [one] One AI system has no impact assessment
       *[other] { $count } AI systems have no impact assessment
    }

finding-system-changed = changed on { $date }, after its assessment of { $assessed }
finding-system-changed-why = An assessment holds for the system that was looked at. Does it still hold for this one?
finding-system-changed-fix = Look
finding-system-changed-summary =
    { $count ->
        [one] One AI system has changed since its impact assessment
       *[other] { $count } AI systems have changed since their impact assessment
    }

finding-assessment-without-system = is about no system
finding-assessment-without-system-why = What was assessed? Without a system, nobody can tell when the assessment is out of date.
finding-assessment-without-system-fix = Link
finding-assessment-without-system-summary =
    { $count ->
        [one] One impact assessment names no system
       *[other] { $count } impact assessments name no system
    }

finding-assessment-incomplete = says nothing of { $level ->
    [individuals] individuals
    [groups] groups
   *[society] society
 }
finding-assessment-incomplete-why = “No effect” is an answer; silence is none. The standard names all three.
finding-assessment-incomplete-fix = Write
finding-assessment-incomplete-summary =
    { $count ->
        [one] One level is left out of an impact assessment
       *[other] { $count } levels are left out of impact assessments
    }

finding-assessment-off-scale = rates { $level ->
    [individuals] individuals
    [groups] groups
    [communities] communities
    [organisations] organisations
   *[society] society
 } off the scale
finding-assessment-off-scale-why = The scales have become shorter than this rating. What does it mean on the scale of today?
finding-assessment-off-scale-fix = Rate
finding-assessment-off-scale-summary =
    { $count ->
        [one] One rating of an impact is off the scale
       *[other] { $count } ratings of impacts are off the scale
    }

finding-requirement-unmet = no included control is linked with it
finding-requirement-unmet-why = How do you meet it? If by a control, link it; then the decision says why it is there.
finding-requirement-unmet-fix = Link
finding-requirement-unmet-summary =
    { $count ->
        [one] One requirement is linked with no included control
       *[other] { $count } requirements are linked with no included control
    }

finding-objective-open = says not who answers for it, or by when
finding-objective-open-why = An objective is planned: who does what until when, and how is it seen that it is reached?
finding-objective-open-fix = Write
finding-objective-open-summary =
    { $count ->
        [one] One objective is without owner or date
       *[other] { $count } objectives are without owner or date
    }

# $systems: labels of AI systems; $because: facts, as said within a sentence; $reason: a sentence of its own
finding-control-suggested = looks necessary for { $systems }: { $because }
finding-control-suggested-why = { $reason } A suggestion from facts: your risk assessment decides.
finding-control-suggested-fix = Decide
finding-control-suggested-summary =
    { $count ->
        [one] One control looks necessary by what is known of your AI systems
       *[other] { $count } controls look necessary by what is known of your AI systems
    }

finding-requirement-overdue = was to be met by { $date }
finding-requirement-overdue-why = The day has passed, and not every control that is to meet it is implemented. What holds until they are?
finding-requirement-overdue-fix = Look
finding-requirement-overdue-summary =
    { $count ->
        [one] One requirement is overdue
       *[other] { $count } requirements are overdue
    }

finding-objective-overdue = was to be reached by { $date }
finding-objective-overdue-why = The day has passed: write what came of it, or set another day and say why.
finding-objective-overdue-fix = Look
finding-objective-overdue-summary =
    { $count ->
        [one] One objective is overdue
       *[other] { $count } objectives are overdue
    }

finding-nonconformity-overdue = was to be closed by { $date } and is open
finding-nonconformity-overdue-why = A date that passes in silence says more than the nonconformity itself: close it, or set a new date and say why.
finding-nonconformity-overdue-fix = Look
finding-nonconformity-overdue-summary =
    { $count ->
        [one] One nonconformity is overdue
       *[other] { $count } nonconformities are overdue
    }

finding-nonconformity-unverified = is closed, and nothing says that its action works
finding-nonconformity-unverified-why = An action is closed when somebody has seen that it works. Say what was looked at, and when.
finding-nonconformity-unverified-fix = Write
finding-nonconformity-unverified-summary =
    { $count ->
        [one] One nonconformity is closed without a look at its action
       *[other] { $count } nonconformities are closed without a look at their actions
    }

finding-audit-without-result = was held by { $date }, and nothing says what it found
finding-audit-without-result-why = An audit without a result is none. In short will do; nonconformities are records of their own.
finding-audit-without-result-fix = Write
finding-audit-without-result-summary =
    { $count ->
        [one] One audit has no result
       *[other] { $count } audits have no result
    }

finding-review-without-decisions = was held on { $date }, and nothing says what it decided
finding-review-without-decisions-why = What a management review is for is what it decides. “No change” is a decision too.
finding-review-without-decisions-fix = Write
finding-review-without-decisions-summary =
    { $count ->
        [one] One management review has no decisions
       *[other] { $count } management reviews have no decisions
    }

finding-entry-overdue = { $entry } was to be reached by { $date }
finding-entry-overdue-why = Say how far it is, or set another date.
finding-entry-overdue-fix = Look
finding-entry-overdue-summary =
    { $count ->
        [one] One clause or category is overdue
       *[other] { $count } clauses or categories are overdue
    }

finding-question-overdue = was to be answered by { $date }
finding-question-overdue-why = Ask again, or answer it: an open question of an auditor comes back as a finding.
finding-question-overdue-fix = Answer
finding-question-overdue-summary =
    { $count ->
        [one] One question is overdue
       *[other] { $count } questions are overdue
    }
