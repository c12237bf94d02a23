### The glossary of the printed statement: terms in our own words, for readers who do not live with the standard.
# report-term-TERM         the term, as it stands at the head of its line
# glossary-TERM-means   what it means here; plain, one or two sentences

report-section-glossary = Terms
report-column-term = Term
report-column-meaning = What it means here

report-term-aims = AI management system
report-term-aims-means = How an organisation directs and controls its work with AI: policies, responsibilities, processes and the records of them, as ISO/IEC{"\u00A0"}42001 asks for them.
report-term-ai-system = AI system
report-term-ai-system-means = A machine-based system that draws predictions, content, recommendations or decisions from what it is given, for objectives that people set.
report-term-control = Control
report-term-control-means = A measure that keeps a risk within what the organisation accepts: a rule, a process, a technical means or a habit that is checked.
report-term-control-objective = Control objective
report-term-control-objective-means = What a group of controls is to achieve. Annex{"\u00A0"}A sorts its controls by objectives.
report-term-statement = Statement of Applicability
report-term-statement-means = The document in hand: every control considered, whether it is necessary here, and why.
report-term-treatment-plan = Risk treatment plan
report-term-treatment-plan-means = What is done about each AI risk, by whom and by when. The controls that it needs are the ones this statement includes.
report-term-residual-risk = Residual risk
report-term-residual-risk-means = What remains of a risk when its treatment is in place. Somebody accepts it by name.
report-term-designated-management = Designated management
report-term-designated-management-means = Those whom the organisation has authorised to approve the treatment plan and to accept residual risks.
report-term-record-head = Record head
report-term-record-head-means = The fingerprint of all changes recorded in the client file up to this copy. Each change names the fingerprint before it.
report-term-content-hash = Content hash
report-term-content-hash-means = The fingerprint of the statement’s content alone (SHA-256). Two copies with the same content hash say the same.
report-term-edition = Edition
report-term-edition-means = A statement that was approved, numbered and kept as it was. A later edition replaces it; it is never changed.
report-term-driver = Driver
report-term-driver-means = What makes a control necessary: a risk, a law, a contract, or another reason that is named.
report-term-owner = Owner
report-term-owner-means = Who answers for a control: that it is put in place, works, and is looked at again.
report-term-evidence = Evidence
report-term-evidence-means = A record or document that shows a control at work, so that somebody else can see it.
report-term-own-control = Control from another source
report-term-own-control-means = A control that the organisation needs and Annex{"\u00A0"}A does not list: its own, or one of another framework.
report-term-exclusion = Exclusion
report-term-exclusion-means = The decision, with ground and justification, that a control is not necessary.
report-term-system-exclusion = Exclusion for one AI system
report-term-system-exclusion-means = A control that applies, but not to one named AI system, with ground and justification.
report-role-ai-provider-means = Role after ISO/IEC{"\u00A0"}22989: one who offers products or services that use AI, or the platform for them.
report-role-ai-producer-means = Role after ISO/IEC{"\u00A0"}22989: one who designs, builds, tests or puts into service what uses AI.
report-role-ai-customer-means = Role after ISO/IEC{"\u00A0"}22989: one who uses an AI product or service, itself or by passing it on to users.
report-role-ai-partner-means = Role after ISO/IEC{"\u00A0"}22989: one who contributes services around AI, such as data, integration, evaluation or audit.
report-role-ai-subject-means = Role after ISO/IEC{"\u00A0"}22989: one who is affected by AI systems of others.
report-role-relevant-authority-means = Role after ISO/IEC{"\u00A0"}22989: one who makes policy or rules for AI, or enforces them.
