### Words of the registers behind the decisions: AI systems in full, risks, impact assessments, requirements, interested parties,
### objectives, and the links between them. Read by the window, the command line and the PDF.


## Lists that the model knows

system-scope-in = In scope
system-scope-out = Out of scope

system-origin-built = Built here
    .also = own, in-house, inhouse, ourselves, developed
system-origin-bought = Bought or rented
    .also = vendor, supplier, service, SaaS
system-origin-embedded = Embedded in another product
system-origin-open-model = On an open pre-trained model

system-stage-inception = Inception
system-stage-development = Design and development
system-stage-verification = Verification and validation
system-stage-deployment = Deployment
system-stage-operation = Operation and monitoring
system-stage-reevaluation = Re-evaluation
system-stage-retirement = Retirement

system-trait-generative = Generates text, media or code
system-trait-general-purpose = Serves nearly any purpose
system-trait-trains = Trained or fine-tuned here
system-trait-learns-in-use = Goes on learning in use
system-trait-personal-data = Works on personal data
system-trait-sensitive-data = Works on health, biometric or similar data
system-trait-labelled-by-people = People label its examples
system-trait-acts-by-itself = Acts without anybody letting it
system-trait-safety-relevant = Health or safety hangs on it
system-trait-heavy-compute = Takes much computing power
system-trait-replaces-judgement = Does what a qualified person judged before

data-source-bought = Obtained from others
data-source-public-web = Taken from the public web
data-source-several = From several places

system-effect-decides = Decides about people
system-effect-recommends = Advises on decisions about people
system-effect-neither = Neither

system-affected-public = People outside who never chose it
system-affected-employees = Employees
system-affected-vulnerable = Children, patients, others in a weak position

system-users-staff = Staff
system-users-customers = Customers
system-users-public = The public

system-oversight-approves = Somebody lets each result pass
system-oversight-monitors = Somebody watches and can step in
system-oversight-none = Nobody

system-supply-model = A model
system-supply-data = Data
system-supply-compute = Computing power
system-supply-several = Several suppliers behind one another

act-role-provider = Provider
act-role-deployer = Deployer
act-role-authorised-representative = Authorised representative
act-role-importer = Importer
act-role-distributor = Distributor
act-role-product-manufacturer = Product manufacturer

act-tier-prohibited = Prohibited practice
act-tier-high-risk = High risk
act-tier-transparency = Transparency duties
act-tier-minimal = Minimal

risk-category-bias = Bias
risk-category-drift = Drift
risk-category-opacity = Opacity
risk-category-unreliability = Unreliability
risk-category-privacy = Privacy
risk-category-security = Security
risk-category-misuse = Misuse
risk-category-overreliance = Over-reliance
risk-category-supply-chain = Supply chain
risk-category-rights = Rights of others
risk-category-safety = Safety
risk-category-environment = Environment
risk-category-compliance = Law and contract

characteristic-valid = Valid and reliable
characteristic-safe = Safe
characteristic-secure = Secure and resilient
characteristic-accountable = Accountable and transparent
characteristic-explainable = Explainable
characteristic-private = Privacy-enhanced
characteristic-fair = Fair

treatment-avoid = Avoid
treatment-modify = Modify
treatment-share = Share
treatment-accept = Accept

requirement-kind-law = Law
requirement-kind-contract = Contract
requirement-kind-customer = Customer
requirement-kind-policy = Policy
requirement-kind-other = Other


## Links

link-kind-system = AI system
link-kinds-system = AI systems
link-kind-risk = risk
link-kinds-risk = Risks
link-kind-assessment = impact assessment
link-kinds-assessment = Impact assessments
link-kind-requirement = requirement
link-kinds-requirement = Requirements
link-kind-party = interested party
link-kinds-party = Interested parties
link-kind-objective = objective
link-kinds-objective = Objectives
link-kind-evidence = evidence
link-kinds-evidence = Evidence
link-kind-control = control
link-there = linked already
# $item (String): id and title
link-there-said = { $item } is linked already.
link-kinds-control = Controls
links-none-control = Nothing yet. Link the systems that it is about, and the audits, nonconformities and questions that speak of it.
controls-guide-links = The same links as in the records. What drives the control stands with its drivers, what shows that it works is its evidence.
    .heading = What else speaks of it
links-none-system = Nothing yet. Link its impact assessment, and the risks that it brings.
links-none-risk = Nothing yet. Link the controls that treat it, and the systems that bring it.
links-none-assessment = Nothing yet. Link the system that it is about.
links-none-requirement = Nothing yet. Link the controls by which you meet it.
links-none-party = Nothing yet. Link what it requires.
links-none-objective = Nothing yet. Link the controls that serve it.
records-field-links = Linked with
records-link = Link with: type an id or a word
records-unlink = Take away the link with { $record }
records-field-cites = Cites
records-cite = Cite: type an id or a word (GOVERN 1.1, 9.2, Article 26)
records-guide-cites = Clauses, outcomes of the AI RMF, actions of its generative profile, articles of the EU AI Act: what this stands on, or serves. One record can answer several of them.
cites-none = Nothing yet. Cite what it answers in a framework, so that it can be found from there.
link-kind-entry = cited
link-kinds-entry = Cited
links-none-evidence = Nothing yet. Link what it is about besides controls, such as a system or a risk.
evidence-guide-links = Controls that it shows are linked above. Here stands what else it belongs to: the system that was tested, the risk that was looked at.
records-tie-links = { $kind }: { $records }. The links go with it.
records-not-stated = Not stated
records-choose = Choose

## Places

place-risks = Risks
find-risks = Risks
menu-go-risks = Risks
action-add-risks = Add a risk
action-delete-risks = Delete this risk
risks-empty = What could go wrong with your AI systems belongs here: what would bring it about, what would follow, how likely and how bad it is, and what you do about it. A control that nothing asks for is the first an auditor questions.
risks-none = Choose a risk in the list.
risks-untitled = No title yet
risks-record = Risk { $record }
risks-nothing-hangs = Nothing else refers to it.
risks-filter =
    { $total ->
        [one] Filter { $total } risk
       *[other] Filter { $total } risks
    }
risks-summary =
    { $total ->
        [one] { $total } risk
       *[other] { $total } risks
    }
risks-selected = { $selected } of { $total } risks selected

place-assessments = Impact assessments
find-assessments = Impact assessments
menu-go-assessments = Impact assessments
action-add-assessments = Add an impact assessment
action-delete-assessments = Delete this impact assessment
assessments-empty = What your AI systems may do to people and to society belongs here. The standard asks it of every system, before the risks: a harm to others may be none to you, and counts all the same.
assessments-none = Choose an impact assessment in the list.
assessments-untitled = No title yet
assessments-record = Impact assessment { $record }
assessments-nothing-hangs = Nothing else refers to it.
assessments-filter =
    { $total ->
        [one] Filter { $total } impact assessment
       *[other] Filter { $total } impact assessments
    }
assessments-summary =
    { $total ->
        [one] { $total } impact assessment
       *[other] { $total } impact assessments
    }
assessments-selected = { $selected } of { $total } impact assessments selected

place-requirements = Requirements
find-requirements = Requirements
menu-go-requirements = Requirements
action-add-requirements = Add a requirement
action-delete-requirements = Delete this requirement
requirements-empty = The laws, contracts, policies and demands that you have to meet belong here, each in your own words. Linked with a control, a requirement is the reason for it.
requirements-none = Choose a requirement in the list.
requirements-untitled = No title yet
requirements-record = Requirement { $record }
requirements-nothing-hangs = Nothing else refers to it.
requirements-filter =
    { $total ->
        [one] Filter { $total } requirement
       *[other] Filter { $total } requirements
    }
requirements-summary =
    { $total ->
        [one] { $total } requirement
       *[other] { $total } requirements
    }
requirements-selected = { $selected } of { $total } requirements selected

place-parties = Interested parties
find-parties = Interested parties
menu-go-parties = Interested parties
action-add-parties = Add an interested party
action-delete-parties = Delete this interested party
parties-empty = Those who need or expect something of your AI belong here: customers, employees, authorities, people your systems are about.
parties-none = Choose an interested party in the list.
parties-untitled = No name yet
parties-record = Interested party { $record }
parties-nothing-hangs = Nothing else refers to it.
parties-filter =
    { $total ->
        [one] Filter { $total } interested party
       *[other] Filter { $total } interested parties
    }
parties-summary =
    { $total ->
        [one] { $total } interested party
       *[other] { $total } interested parties
    }
parties-selected = { $selected } of { $total } interested parties selected

place-objectives = Objectives
find-objectives = Objectives
menu-go-objectives = Objectives
action-add-objectives = Add an objective
action-delete-objectives = Delete this objective
objectives-empty = What you want your AI management to reach belongs here, so that anybody can see whether it was reached.
objectives-none = Choose an objective in the list.
objectives-untitled = No title yet
objectives-record = Objective { $record }
objectives-nothing-hangs = Nothing else refers to it.
objectives-filter =
    { $total ->
        [one] Filter { $total } objective
       *[other] Filter { $total } objectives
    }
objectives-summary =
    { $total ->
        [one] { $total } objective
       *[other] { $total } objectives
    }
objectives-selected = { $selected } of { $total } objectives selected

risks-field-label = Id
risks-field-title = Risk
risks-field-owner = Owner
risks-field-cause = Cause
risks-field-event = Event
risks-field-consequence = Consequence
risks-field-categories = Kind of risk
risks-field-characteristics = Characteristics touched
risks-field-inherent = Without treatment
risks-field-treatment = Treatment
risks-field-due = Due
risks-field-plan = How it is treated
risks-field-residual = What remains
risks-field-accepted = Remaining risk accepted by
risks-field-review = Review

assessments-field-label = Id
assessments-field-title = Title
assessments-field-owner = Owner
assessments-field-date = Assessed on
assessments-field-review = Review
assessments-field-intended = Intended use
assessments-field-misuse = Foreseeable misuse
assessments-field-individuals = Individuals
assessments-field-groups = Groups
assessments-field-communities = Communities
assessments-field-organisations = Organisations
assessments-field-society = Society and environment
assessments-field-conclusion = Conclusion

requirements-field-label = Id
requirements-field-title = Requirement
requirements-field-kind = Kind
requirements-field-due = To be met by
requirements-field-source = Where it stands
requirements-field-text = What it asks, in your words
requirements-field-owner = Owner

parties-field-label = Id
parties-field-name = Name
parties-field-expectations = What it needs and expects

objectives-field-label = Id
objectives-field-title = Objective
objectives-field-owner = Owner
objectives-field-due = By
objectives-field-measure = How it is seen to be reached
objectives-field-characteristics = Characteristics served
objectives-field-result = Result

systems-field-owner = Owner
systems-field-scope = Scope
systems-field-origin = Origin
systems-field-stage = Stage
systems-field-changed = Last changed
systems-field-traits = What is true of it
systems-field-data = Data
systems-field-dataSources = Where data comes from
systems-field-users = Who uses it
systems-field-effect = Effect on people
systems-field-affected = Who is affected
systems-field-affectedNote = Who that is
systems-field-oversight = Human oversight
systems-field-oversightNote = Who watches, and what they can stop
systems-field-supplies = Supplied by others
systems-field-suppliers = Suppliers and models behind it
systems-field-roles = Your roles for it (ISO/IEC 22989)
systems-field-actRole = Role under the EU AI Act
systems-field-actTier = Tier under the EU AI Act
systems-field-actReason = Why that role and tier

field-characteristics = Characteristics touched

## Ratings

risk-rated-likelihood = Likelihood
risk-rated-organisation = For the organisation
risk-rated-individuals = For individuals
risk-rated-societies = For societies
risk-level = Level { $level }
risk-level-above = Level { $level }, above the line
# $low, $high (String): the words for the lowest and the highest place of a scale. $most (Number): its highest place
risk-scale-ends = 1 { $low } … { $most } { $high }
risk-level-none = Not rated yet
risk-standing-above = Above the line
risk-standing-exposed = Above the line, no included control
risk-standing-uncontrolled = No control treats it
risk-standing-untreated = No treatment yet
risk-standing-unrated = Not rated yet
impact-who = Who they are
impact-benefit = What good it does them
impact-harm = What harm it may do them
impact-mitigation = What is done against it
impact-severity = How bad
impact-likelihood = How likely

## Heads, facets and guidance

risks-head-treatment = Treatment
risks-head-level = Level
risks-head-controls = Controls
risks-facet-standing = Standing
risks-facet-category = Kind of risk
risks-facet-cell = Place on the map
assessments-head-systems = Systems
assessments-facet-state = Standing
assessments-state-due = Review is due
assessments-state-undated = No date
requirements-facet-kind = Kind
requirements-facet-state = Answered
requirements-state-open = No control yet
requirements-state-answered = Answered by controls
parties-head-requirements = Requirements
objectives-head-due = By
objectives-facet-characteristic = Characteristic
systems-facet-stage = Stage
systems-facet-origin = Origin
risks-guide-what = One thing that could go wrong, in one line: “The triage ranks claims of boats without a name too low”. Not a topic such as “bias”.
    .heading = What is a risk?
risks-guide-event = What would bring it about, what would happen then, and what would follow, for you and for others. If you cannot say the consequence, it is not a risk yet.
    .heading = Cause, event, consequence
risks-guide-categories = They help to see what you have not thought of. The standard names none of them.
    .heading = Kinds are for finding
risks-guide-rating = The standard asks for consequences to the organisation, to individuals and to societies. Rate each that applies: the worst of them counts.
    .heading = Apart for each
risks-guide-treatment = Avoid: do not do it. Modify: controls make it smaller. Share: somebody bears a part. Accept: bear it as it is, openly.
    .heading = Four ways
risks-guide-accepted = What remains above the line is accepted by designated management, by name and date. An owner alone does not.
    .heading = Who may accept?
risks-guide-links = Link the controls that treat it. Each of them then names this risk as its reason, and loses it when the link goes.
    .heading = From risk to control
assessments-guide-what = What may this system do to people? Write it as somebody outside would read it. What you find here becomes risks; link them, do not write them twice.
    .heading = Before the risks
assessments-guide-misuse = Not what you intend: what people in a hurry, or with other aims, will do with it.
    .heading = Foreseeable misuse
assessments-guide-levels = Individuals, groups, communities, organisations, society. They cover the three that the standard names. “No effect” is an answer; an empty field is none.
    .heading = Five levels
assessments-guide-society = Elections, public debate, labour, the climate: mostly small for one system, and asked for all the same.
    .heading = Society and environment
assessments-guide-conclusion = May the system be used, under which conditions, and what has to be done first?
    .heading = What follows?
assessments-guide-links = Link the system. When it changes after the day of the assessment, you are told.
    .heading = About which system?
requirements-guide-what = A law has many articles; take those that touch your AI, each as a requirement of its own.
    .heading = One duty at a time
requirements-guide-text = What does it ask of you? Who wrote the text of the law need not be quoted; who reads this must understand it.
    .heading = In your own words
requirements-guide-links = Link the controls. The decision on each then names this requirement as its reason.
    .heading = How is it met?
parties-guide-what = Whoever is affected by your AI, depends on it or can demand something: not only customers and authorities.
    .heading = Who counts?
parties-guide-links = Link its requirements, or a control that is there for its sake.
    .heading = What it requires
objectives-guide-what = What will be done, by whom, by when, and how is the result looked at?
    .heading = An objective is planned
objectives-guide-measure = “Fewer complaints” is a wish; “below five a month by June” is an objective.
    .heading = Measurable where it can be
objectives-guide-links = Link the controls that help to reach it.
    .heading = What serves it
systems-guide-stage = The stages are after ISO/IEC 22989; what it calls continuous validation is part of operation here. Enter the day of the last change that matters: an assessment from before it is out of date.
    .heading = Where it stands
systems-guide-traits = Tick what is true today. What is not ticked counts as not so.
    .heading = Facts, not judgements
systems-guide-data = Which data goes in, and whose? Name kinds, not files.
    .heading = Data
systems-guide-affected = Not the users: those about whom it says something.
    .heading = Affected without asking
systems-guide-oversight = A person who can stop it needs to know when, and needs the time to do it.
    .heading = Who can stop it?
systems-guide-suppliers = The vendor is the first link: whose model is it, and who trained it on what?
    .heading = Behind the product
systems-guide-roles = You may be customer of one system and producer of another.
    .heading = Your role for this system
systems-guide-act = The roles and tiers of the EU AI Act are not those of ISO/IEC 22989. Choose the role and the tier with more duties, and say the other in the reason: who builds and uses a system is provider and deployer, and transparency duties can come on top of those for high risk. The tier is your view, never a legal verdict; titles as of 2024, as amended.
    .heading = Another vocabulary
systems-guide-links = Link its impact assessment and the risks that it brings. From there the way leads to the controls.
    .heading = What follows from it

## What a change is called in the history

change-add-risk = new risk
change-edit-risk = risk
change-delete-risk = deleted risk
change-set-risk-label = risk: id
change-set-risk-title = risk: risk
change-set-risk-owner = risk: owner
change-set-risk-cause = risk: cause
change-set-risk-event = risk: event
change-set-risk-consequence = risk: consequence
change-set-risk-categories = risk: kind of risk
change-set-risk-characteristics = risk: characteristics touched
change-set-risk-inherent = risk: without treatment
change-set-risk-treatment = risk: treatment
change-set-risk-due = risk: due
change-set-risk-plan = risk: how it is treated
change-set-risk-residual = risk: what remains
change-set-risk-accepted = risk: remaining risk accepted by
change-set-risk-review = risk: review

change-add-assessment = new impact assessment
change-edit-assessment = impact assessment
change-delete-assessment = deleted impact assessment
change-set-assessment-label = impact assessment: id
change-set-assessment-title = impact assessment: title
change-set-assessment-owner = impact assessment: owner
change-set-assessment-date = impact assessment: assessed on
change-set-assessment-review = impact assessment: review
change-set-assessment-intended = impact assessment: intended use
change-set-assessment-misuse = impact assessment: foreseeable misuse
change-set-assessment-individuals = impact assessment: individuals
change-set-assessment-groups = impact assessment: groups
change-set-assessment-communities = impact assessment: communities
change-set-assessment-organisations = impact assessment: organisations
change-set-assessment-society = impact assessment: society and environment
change-set-assessment-conclusion = impact assessment: conclusion

change-add-requirement = new requirement
change-edit-requirement = requirement
change-delete-requirement = deleted requirement
change-set-requirement-label = requirement: id
change-set-requirement-title = requirement: requirement
change-set-requirement-kind = requirement: kind
change-set-requirement-due = requirement: to be met by
change-set-requirement-source = requirement: where it stands
change-set-requirement-text = requirement: what it asks, in your words
change-set-requirement-owner = requirement: owner

change-add-party = new interested party
change-edit-party = interested party
change-delete-party = deleted interested party
change-set-party-label = interested party: id
change-set-party-name = interested party: name
change-set-party-expectations = interested party: what it needs and expects

change-add-objective = new objective
change-edit-objective = objective
change-delete-objective = deleted objective
change-set-objective-label = objective: id
change-set-objective-title = objective: objective
change-set-objective-owner = objective: owner
change-set-objective-due = objective: by
change-set-objective-measure = objective: how it is seen to be reached
change-set-objective-characteristics = objective: characteristics served
change-set-objective-result = objective: result

change-set-system-owner = system: owner
change-set-system-scope = system: scope
change-set-system-origin = system: origin
change-set-system-stage = system: stage
change-set-system-changed = system: last changed
change-set-system-traits = system: what is true of it
change-set-system-data = system: data
change-set-system-data-sources = system: where data comes from
change-set-system-users = system: who uses it
change-set-system-effect = system: effect on people
change-set-system-affected = system: who is affected
change-set-system-affected-note = system: who that is
change-set-system-oversight = system: human oversight
change-set-system-oversight-note = system: who watches, and what they can stop
change-set-system-supplies = system: supplied by others
change-set-system-suppliers = system: suppliers and models behind it
change-set-system-roles = system: your roles for it (ISO/IEC 22989)
change-set-system-act-role = system: role under the EU AI Act
change-set-system-act-tier = system: tier under the EU AI Act
change-set-system-act-reason = system: why that role and tier

change-link = link
change-unlink = link taken away
change-set-risk-criteria = risk criteria

## Parts of records, as a comparison and a history name them

merge-part-risk-label = id
merge-part-risk-title = risk
merge-part-risk-owner = owner
merge-part-risk-cause = cause
merge-part-risk-event = event
merge-part-risk-consequence = consequence
merge-part-risk-categories = kind of risk
merge-part-risk-characteristics = characteristics touched
merge-part-risk-inherent = without treatment
merge-part-risk-treatment = treatment
merge-part-risk-due = due
merge-part-risk-plan = how it is treated
merge-part-risk-residual = what remains
merge-part-risk-accepted = remaining risk accepted by
merge-part-risk-review = review
merge-part-assessment-label = id
merge-part-assessment-title = title
merge-part-assessment-owner = owner
merge-part-assessment-date = assessed on
merge-part-assessment-review = review
merge-part-assessment-intended = intended use
merge-part-assessment-misuse = foreseeable misuse
merge-part-assessment-individuals = individuals
merge-part-assessment-groups = groups
merge-part-assessment-communities = communities
merge-part-assessment-organisations = organisations
merge-part-assessment-society = society and environment
merge-part-assessment-conclusion = conclusion
merge-part-requirement-label = id
merge-part-requirement-title = requirement
merge-part-requirement-kind = kind
merge-part-requirement-due = to be met by
merge-part-requirement-source = where it stands
merge-part-requirement-text = what it asks, in your words
merge-part-requirement-owner = owner
merge-part-party-label = id
merge-part-party-name = name
merge-part-party-expectations = what it needs and expects
merge-part-objective-label = id
merge-part-objective-title = objective
merge-part-objective-owner = owner
merge-part-objective-due = by
merge-part-objective-measure = how it is seen to be reached
merge-part-objective-characteristics = characteristics served
merge-part-objective-result = result
merge-part-system-owner = owner
merge-part-system-scope = scope
merge-part-system-origin = origin
merge-part-system-stage = stage
merge-part-system-changed = last changed
merge-part-system-traits = what is true of it
merge-part-system-data = data
merge-part-system-data-sources = where data comes from
merge-part-system-users = who uses it
merge-part-system-effect = effect on people
merge-part-system-affected = who is affected
merge-part-system-affected-note = who that is
merge-part-system-oversight = human oversight
merge-part-system-oversight-note = who watches, and what they can stop
merge-part-system-supplies = supplied by others
merge-part-system-suppliers = suppliers and models behind it
merge-part-system-roles = your roles for it (ISO/IEC 22989)
merge-part-system-act-role = role under the EU AI Act
merge-part-system-act-tier = tier under the EU AI Act
merge-part-system-act-reason = why that role and tier

## How risks are measured

risks-map = Where they lie
risks-map-axes = As expected: rated with treatment, in place or planned, where that is rated, without it otherwise. Avoided risks are left out. Up: likelihood. Across: worst consequence. Framed: above the line.
risk-off-scale = { $place }, off the scale
risk-rating-back = Take the rating back: { $what }
risks-map-cell = { $count } at { $likelihood } and { $consequence }
risks-criteria = Risk criteria
risks-criteria-why = The words of your scales, lowest first, and the highest level that you accept without treatment. A level is likelihood times the worst consequence. Leave the highest places empty where you do not need them; three are the least.
risks-criteria-likelihood = Likelihood
risks-criteria-consequence = Consequence
risks-criteria-place = { $scale }, place { $place }
risks-criteria-line = Accepted up to level
risks-criteria-line-short = to { $line }
risks-criteria-unset = not set
risks-criteria-note = On what this rests
risks-criteria-keep = Keep
people-field-records = Also answers for
people-tie-records = { $records } lose their owner.
risks-criteria-short = Each scale needs at least three words.
risks-criteria-gap = { $scale }: place { $place } has no word, and a higher one has. Ratings name places, so words must not move up: give it a word, or leave empty only the highest places.
# $count (Number): ratings of risks and impacts that name a place which these scales do not have
risks-criteria-unfit =
    { $count ->
        [one] One rating names a place that these scales do not have. It stays as it is, and is told until it is rated anew.
       *[other] { $count } ratings name places that these scales do not have. They stay as they are, and are told until they are rated anew.
    }
risks-criteria-line-wrong = The line is a number from 1 to { $most }.
risks-usual-likelihood = Rare, Unlikely, Possible, Likely, Almost certain
risks-usual-consequence = Slight, Minor, Serious, Severe, Critical

## Coverage of other frameworks

place-coverage = Crosswalks
menu-go-coverage = Cross&walks
coverage-title = Coverage of the NIST AI RMF
coverage-lead = Which outcomes of the framework your controls, and the clauses you meet, support by the crosswalk that is chosen. A crosswalk is somebody’s reading: it proves nothing by itself.
coverage-sources = By the crosswalk
coverage-views = What is shown
coverage-view-coverage = Coverage
coverage-view-layers = Shared layers
coverage-view-pairs = Crosswalks side by side
coverage-view-comparisons = Standards compared
coverage-view-vocabulary = Vocabulary
coverage-view-tables = Where it comes from
pairs-lead = What every crosswalk pairs with it, each by itself. None proves that one meets the other.
pairs-other = Another one: type an id or a word
pairs-none = No crosswalk says anything of it.
pairs-made = By { $who }. { $date }. { $sureness }
pairs-wider = Said of all of { $entry }
pairs-narrower = Said of { $entry }, within it
pairs-strong = Strong: one process or record can usually serve both
pairs-related = Related: part of the evidence serves
pairs-by = Named by { $who }
pairs-show = What crosswalks pair with it
coverage-cited = Cited by
coverage-cited-none = No record cites it yet. A risk, an assessment, a requirement or a piece of evidence can, where it stands.
layers-lead = This file’s clauses and controls by layer: what other standards have in their place, so that one process or record can serve both, and what stands in one standard alone.
layers-which = Which of them
layers-which-all = All
layers-which-shared = Shared
layers-which-alone = In one standard alone
# $total, $shared, $alone, $done (Number): entries of a layer
layers-count = { $total } in all: { $shared } shared, { $alone } in one standard alone; { $done } done
layers-clause = Clause of ISO/IEC 42001
layers-control = Control
layers-state = In this file
layers-with = Shared with
layers-alone = { $of ->
    [ai] About AI alone
    [security] About information security alone
   *[own] No counterpart
}
# $what (String): pieces of evidence, or a decision that rests on another
layers-already = In this file already: { $what }
# $control (String): the other control
layers-one-decision = one decision with { $control }
layers-none = None in this layer.
layers-source = Clauses with the same place in the harmonized structure are shared in form; what they are about differs. Of controls, pairs count that our own proposal calls strong: nobody in practice has looked through it yet.
comparisons-title = Frameworks side by side
comparisons-lead = What two of them share and where they part, point by point, in our words.
# $left, $right: names of two frameworks
comparisons-pair = { $left } and { $right }
comparisons-point = Point
vocabulary-title = The words of both worlds
vocabulary-lead = The same word does not always mean the same. What people who come from the AI RMF and people who come from ISO/IEC 42001 have in mind.
vocabulary-both = Words that mean something in one, or something else in the other
vocabulary-everywhere = Words of the trade
vocabulary-term = Term
vocabulary-means = What it means
vocabulary-rmf = In the NIST AI RMF
vocabulary-iso42001 = In ISO/IEC 42001
tables-title = Where it comes from
# $tables, $findings: how many
tables-lead = Three public articles stood at the beginning. { $tables } tables of them are taken up here in our words, and { $findings } things in them were checked and put right or confirmed. For each: where it is shown, what was changed, and what was left out.
# $number: of the article; $about: what it is about
tables-article = Article { $number }: { $about }
tables-says = What the table says
tables-place = Shown in
tables-changed = What was changed, and why
tables-nowhere = Not shown yet
# $what: what of a table is not here, and why
tables-left-out = Left out: { $what }
tables-readings = The documents themselves
tables-reading = Document
tables-reading-is = What it is
tables-reading-where = Where it is to be had
coverage-entry = One entry
coverage-source = Who says so
coverage-by = Made by
coverage-date = When
coverage-sureness = How sure
coverage-licence = Terms
coverage-no-controls = This crosswalk names no control for it.
coverage-clauses = Clauses named for it
coverage-of = { $implemented } of { $total }
coverage-summary = { $implemented } of { $total } supported in full, { $part } in part, { $planned } by controls to come
coverage-support-implemented = Supported: all that is named is in place
coverage-support-part = Supported in part
coverage-support-planned = Supported by a control to come
coverage-support-unsupported = Nothing that is named is in place
coverage-support-unmapped = Nothing is named
coverage-support-implemented-why = All that is named for it is in place: controls applicable and implemented, clauses met in full.
coverage-support-part-why = Some of what is named for it, or for what it holds, is in place, and some is not.
coverage-support-planned-why = At least one of its controls is applicable; nothing is in place yet.
coverage-support-unsupported-why = Its controls are excluded or undecided, and of its clauses nobody says that one is met in any part.
coverage-support-unmapped-why = Whether you support it, this crosswalk cannot tell.

## Trace: what leads to an item and what follows from it. The stages are told by the command line too.

place-trace = Trace
menu-go-trace = &Trace
trace-lead = Read from left to right: what is there first leads to what follows from it. Only what stood in the edition in force leads to it.
trace-another = Trace something else: type an id or a word
trace-stage-origin = What stands behind it
trace-stage-reason = Why
trace-stage-control = Control
trace-stage-evidence = What shows it
trace-stage-edition = Edition in force
trace-none-origin = No system, and nothing else that these reasons come from. Link the risk or the assessment with its system.
trace-none-reason = No reason yet. Link a risk, an assessment or a requirement with the control, or write a reason at the decision.
trace-none-control = No control yet. Link it with the control that treats or meets it.
trace-none-evidence = No evidence yet. Link what shows that the control works, at the decision on it.
trace-none-edition = In no edition yet, or none is in force. What is issued next will hold it.
# $from, $to: what it comes from, where it leads
trace-comes = Comes from { $from }.
trace-leads = Leads to { $to }.
trace-kind-edition = edition
# $things, $steps: how many
trace-summary = { $things ->
    [one] 1 thing
   *[other] { $things } things
  }, { $steps ->
    [one] 1 step
   *[other] { $steps } steps
  }
action-trace = Trace this: where it comes from, what shows it
    .also = where used, chain, follow, lineage
action-trace-back = Back to what is traced
hint-trace = trace
hint-trace-along = along the way
hint-trace-open = open
reason-nothing-to-trace = Nothing is shown that could be traced.

## Lists to begin with

# $total: how many entries the list has
starting-filter = Find among { $total }
starting-none = Nothing is called so.
# $record: label and title of what stands for it already
starting-there = Already there: { $record }
action-add-generative-risks = Add from NIST AI 600-1…
    .also = generative AI, starting list, confabulation, GenAI risks
generative-title = Risks of generative AI
generative-why = The twelve that NIST AI 600-1 names. A yes to the question means: treat it as live until you have assessed it. What you tick becomes a risk of the system, for you to rate and treat.
generative-system = Of which system
generative-no-system = No AI system is in the file yet. The risks can be added all the same, and linked later.
# $count: how many are ticked
generative-add = { $count ->
    [0] Add risks
    [one] Add 1 risk
   *[other] Add { $count } risks
  }
action-add-act-articles = Add from the EU AI Act…
    .also = law, regulation, articles
act-title = Articles of the EU AI Act
act-why = Titles alone, to find what may bind you. What you tick becomes a requirement; what it asks of you is yours to write, from the law itself.
# $date: the day on which it was looked up; $by: what amends it
act-as-of = As of { $date }, as amended by { $by }.
# $number: of the article
act-article = Article { $number }: { $title }
# $chapter: its number, $title
act-chapter = Chapter { $chapter }: { $title }
# $roles: whose duties it is about
act-roles = First of all for: { $roles }
act-source = Regulation (EU) 2024/1689 (EU AI Act), Article { $number }
act-add = { $count ->
    [0] Add requirements
    [one] Add 1 requirement
   *[other] Add { $count } requirements
  }
action-add-overlooked-systems = What is often overlooked…
    .also = discovery, inventory, shadow AI, hidden, spam filter
overlooked-title = AI that inventories miss
overlooked-why = Go through it with somebody from each department. Tick what you use: each becomes an AI system, for you to say what it is for.
# $where: where such a system hides
overlooked-hides = Where it hides: { $where }
overlooked-add = { $count ->
    [0] Add AI systems
    [one] Add 1 AI system
   *[other] Add { $count } AI systems
  }

## Evidence and what it serves

action-evidence-reuse = Reuse across standards…
    .also = matrix, ISO 9001, ISO/IEC 27001, integrated
action-reuse-back = Back to the list of evidence
reuse-title = What your evidence serves
reuse-lead = Fourteen kinds of evidence and four frameworks. The mark says how far such a thing can serve there at all. Below it stands what this file records: pieces that are linked with what the kind usually shows, and registers of the file that are such evidence themselves.
reuse-kind = Kind of evidence
reuse-column-iso42001 = ISO/IEC 42001
reuse-column-iso27001 = ISO/IEC 27001
reuse-column-iso9001 = ISO 9001
reuse-column-nist-ai-rmf = NIST AI RMF
reuse-mark-yes = Can serve
reuse-mark-partial = Can serve in part
reuse-mark-none = –
reuse-missing = none recorded
# $count (Number): records of a register of this file, which are such evidence themselves. $register (String): its name
reuse-register = This file: { $register } ({ $count })
# In the matrix, where a register of the file is the evidence
reuse-in-file = in this file
reuse-stale = Expired
reuse-all = All kinds
# $there: kinds with evidence that holds, $total: kinds that serve there
reuse-there = { $there } of { $total }
# $missing, $stale: how many kinds
reuse-left = { $missing } without any, { $stale } expired
reuse-reusable = Serves elsewhere
reuse-not-reusable = To be made anew
# $items: ids and titles
reuse-usual = Usually cited at { $items }.
reuse-none = Nothing in the file is cited there yet.
# $standard: one of the four
reuse-add = Put evidence here, for { $standard }: type an id or a word
# $why: what was corrected
reuse-corrected = Corrected: { $why }

## Frameworks and crosswalks of one's own

coverage-view-own = Of your own
action-bring-framework = Bring a framework or crosswalk…
action-own-frameworks = Show frameworks and crosswalks of your own
own-title = Frameworks and crosswalks of your own
own-lead = Rules of the house, a customer’s list, a standard that Annexa does not ship: statements can decide on them, records can cite them. A file of CSV or JSON brings one; a later version is the same id again.
own-form = What such a file says
own-form-framework-why = A framework: lines that name it, then a table with the columns group, group title, id and title. Its id is what a later version is known by.
own-form-framework =
    # id: own-rules
    # name: Rules of the house
    # version: 1
    group,group title,id,title
    1,Buying,1.1,Ask before you buy
    1,Buying,1.2,Write down what it is for
own-form-crosswalk-why = A crosswalk: lines that say whose it is and what it leads from and to, then a table with the columns from and to; strength (strong or related) and note may be left out.
own-form-crosswalk =
    # id: rules-42001
    # name: Rules and controls
    # from: own-rules
    # to: iso42001
    # madeBy: Quality office
    # limits: Nobody outside has looked at it
    from,to,strength,note
    1.1,A.10.3,related,Suppliers of AI
own-form-template = A beginning to copy and save as .csv
own-none = None was brought in yet.
own-one = One of them
# $version (String); $count (Number): controls
own-framework =
    { $count ->
        [one] version { $version }, one control
       *[other] version { $version }, { $count } controls
    }
# $from, $to (String): frameworks; $count (Number): pairs
own-crosswalk =
    { $count ->
        [one] { $from } – { $to }, one pair
       *[other] { $from } – { $to }, { $count } pairs
    }
own-decide = Decide on it in this statement
own-decide-why = Only undo takes that back.
own-remove = Take out
own-stays-statement = It stays: a statement decides on it.
own-stays-crosswalk = It stays: a crosswalk leads from it or to it.
own-entries = What it lists
# $from, $to (String): frameworks
own-pairs = From { $from } to { $to }
own-turn = Read it from the other side
own-strength-strong = strong: one process or record can usually serve both
own-strength-related = related: part of the evidence serves
# $file (String): its name
own-refused = { $file } cannot be brought in
# $count (Number): what is wrong
own-refused-why =
    { $count ->
        [one] One thing is wrong with it. Nothing was changed.
       *[other] { $count } things are wrong with it. Nothing was changed.
    }
own-again = Bring another file…
own-leave = Leave it
own-adopt = Bring it in
own-new = New in this file. Nothing that is there changes.
# $version (String): the version that is there
own-before = A later version of { $version }, which is there. What differs, by id:
own-otherwise = Version { $version } is there with other entries; this takes its place. What differs, by id:
own-same = The same as version { $version }, which is there: no entry differs.
own-before-crosswalk = One of this id is there. What differs:
own-same-crosswalk = One of this id is there, with the same pairs.
own-added = New
own-removed = Gone
own-moved = Elsewhere now
own-changed = Said otherwise
own-retitled = Called otherwise
# $id, $before, $after (String): an entry and its titles
own-retitled-one = { $id } “{ $before }” → “{ $after }”
# $count (Number): decisions and citations
own-carried =
    { $count ->
        [0] No decision and no citation is about an entry that stays.
        [one] One decision or citation stays as it is, by its id.
       *[other] { $count } decisions and citations stay as they are, by their ids.
    }
own-open = Left for a person
own-open-none = Nothing.
# $entry (String): an entry of the framework; $by (String): what names it
# An entry that is gone, with the title that it had
own-entry = { $entry } “{ $title }”
own-open-gone = { $entry } is gone, and decided on: the decision is kept, and stands among what there is to do.
own-open-undecided = { $entry } is new, and to be decided on.
own-open-retitled = { $entry } is decided on, and called otherwise now: “{ $before }” → “{ $after }”.
own-open-cited = { $entry } is gone, and { $by } cites it.
own-open-paired = { $entry } is gone, and the crosswalk { $by } names it.
own-gone = Rests on what is gone
own-gone-why = What was decided and cited is kept until it is dropped; the history has it after that too. Of every statement of this file.
# $entry (String): an entry; $by (String): what cites it; $framework (String): an id
own-gone-decision = { $entry } is decided on.
own-gone-cited = { $entry } is cited by { $by }.
own-gone-framework = All of { $framework }: no version of it is in this file.
own-gone-drop = Drop what rests on it
# $framework (String): its id
said-gone-dropped = What rested on entries that { $framework } no longer has is dropped.
# $name (String): of a framework or crosswalk
said-brought = { $name } is brought in.
said-taken-out = { $name } is taken out.
controls-gone = Its framework no longer has this control. The decision is kept until it is dropped.
# $framework: what the framework is called
controls-beside = This statement does not decide on { $framework }: another copy took it away again, or never had it. The decision is kept until it is dropped.
controls-drop = Drop the decision
# $line (Number); $column (String): of a table
import-at-line = Line { NUMBER($line, useGrouping: 0) }, “{ $column }”
# $path (String): the way to it in JSON
import-at-path = { $path }
# $place (String): import-at-line or import-at-path
import-form = Line { NUMBER($line, useGrouping: 0) }: { $why }.
import-unclosed = Line { NUMBER($line, useGrouping: 0) }: a quotation mark (") opens a field there, and none closes it.
# $lines (String): lines as they could be said, in quotation marks
import-head-missing = Before the heading there is nothing of what it has to say of itself: { $lines }.
# $columns (String): columns in quotation marks; $heading (String): a heading that has them
import-column-missing = Line { NUMBER($line, useGrouping: 0) }: that is no heading with { $columns }; it should be “{ $heading }”.
import-empty = { $place }: that is empty.
import-malformed-id = { $place }: “{ $id }” cannot be an id.
import-reserved = “{ $id }” is taken by what ships with Annexa; choose another id.
# $first (String): where it stands first
import-twice = { $place }: “{ $id }” is there already ({ $first }).
import-unknown-framework = { $place }: there is no framework “{ $id }”.
# $more (Number): how often it is named after that
import-unknown-entry =
    { $more ->
        [0] { $place }: “{ $framework }” has no entry “{ $id }”.
        [one] { $place }: “{ $framework }” has no entry “{ $id }” (named once more below).
       *[other] { $place }: “{ $framework }” has no entry “{ $id }” (named { $more } times more below).
    }
import-strength = { $place }: “{ $word }” is neither “strong” nor “related”.
import-nothing = It holds no entries.
import-no-text = It is no text in UTF-8; save it as “CSV UTF-8” or as JSON.
import-too-large = It is larger than { $most } bytes.
import-too-many = It holds { $count } entries; { $most } are read at most.
import-too-long = { $place }: that is longer than { $most } characters.
import-no-line = { $place }: that is more than one line, or holds a character that cannot be printed.
import-more = And { $count } more; mend these first.
