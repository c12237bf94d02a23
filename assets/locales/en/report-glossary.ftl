### The glossary of the printed statement: terms in our own words, for readers who do not live with the standard.
# glossary-TERM         the term, as it stands at the head of its line
# glossary-TERM-means   what it means here; plain, one or two sentences

report-section-glossary = Terms
report-column-term = Term
report-column-meaning = What it means here

glossary-aims = AI management system
glossary-aims-means = How an organisation directs and controls its work with AI: policies, responsibilities, processes and the records of them, as ISO/IEC{"\u00A0"}42001 asks for them.
glossary-ai-system = AI system
glossary-ai-system-means = A machine-based system that draws predictions, content, recommendations or decisions from what it is given, for objectives that people set.
glossary-control = Control
glossary-control-means = A measure that keeps a risk within what the organisation accepts: a rule, a process, a technical means or a habit that is checked.
glossary-control-objective = Control objective
glossary-control-objective-means = What a group of controls is to achieve. Annex{"\u00A0"}A sorts its controls by objectives.
glossary-statement = Statement of Applicability
glossary-statement-means = The document in hand: every control considered, whether it is necessary here, and why.
glossary-treatment-plan = Risk treatment plan
glossary-treatment-plan-means = What is done about each AI risk, by whom and by when. The controls that it needs are the ones this statement includes.
glossary-residual-risk = Residual risk
glossary-residual-risk-means = What remains of a risk when its treatment is in place. Somebody accepts it by name.
glossary-designated-management = Designated management
glossary-designated-management-means = Those whom the organisation has authorised to approve the treatment plan and to accept residual risks.
glossary-record-head = Record head
glossary-record-head-means = The fingerprint of all changes recorded in the client file up to this copy. Each change names the fingerprint before it.
glossary-content-hash = Content hash
glossary-content-hash-means = The fingerprint of the statement’s content alone (SHA-256). Two copies with the same content hash say the same.
glossary-edition = Edition
glossary-edition-means = A statement that was approved, numbered and kept as it was. A later edition replaces it; it is never changed.
glossary-driver = Driver
glossary-driver-means = What makes a control necessary: a risk, a law, a contract, or another reason that is named.
glossary-owner = Owner
glossary-owner-means = Who answers for a control: that it is put in place, works, and is looked at again.
glossary-evidence = Evidence
glossary-evidence-means = A record or document that shows a control at work, so that somebody else can see it.
glossary-own-control = Control from another source
glossary-own-control-means = A control that the organisation needs and Annex{"\u00A0"}A does not list: its own, or one of another framework.
glossary-exclusion = Exclusion
glossary-exclusion-means = The decision, with ground and justification, that a control is not necessary.
glossary-system-exclusion = Exclusion for one AI system
glossary-system-exclusion-means = A control that applies, but not to one named AI system, with ground and justification.
glossary-role-ai-provider = Role after ISO/IEC{"\u00A0"}22989: one who offers products or services that use AI, or the platform for them.
glossary-role-ai-producer = Role after ISO/IEC{"\u00A0"}22989: one who designs, builds, tests or puts into service what uses AI.
glossary-role-ai-customer = Role after ISO/IEC{"\u00A0"}22989: one who uses an AI product or service, itself or by passing it on to users.
glossary-role-ai-partner = Role after ISO/IEC{"\u00A0"}22989: one who contributes services around AI, such as data, integration, evaluation or audit.
glossary-role-ai-subject = Role after ISO/IEC{"\u00A0"}22989: one who is affected by AI systems of others.
glossary-role-relevant-authority = Role after ISO/IEC{"\u00A0"}22989: one who makes policy or rules for AI, or enforces them.
