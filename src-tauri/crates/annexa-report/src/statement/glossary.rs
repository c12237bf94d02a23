//! The terms that this copy uses, each in our own plain words. What “How to read” explains where it is used (decisions,
//! states, drivers, grounds) is not said again.

use annexa_model::OWN;

use super::composer::Composer;
use super::scope::role_message;
use crate::options::Standing;
use crate::tree::Block;

impl Composer<'_> {
    /// Terms and what they mean, in the order of the alphabet.
    pub fn glossary(&mut self) -> Vec<Block> {
        let mut terms: Vec<(String, String)> = self
            .terms()
            .into_iter()
            .map(|term| {
                let message = format!("glossary-{term}");
                (self.say(&message), self.say(&format!("{message}-means")))
            })
            .collect();
        for role in &self.statement.roles {
            let message = role_message(*role);
            let meaning = message.replace("report-role", "glossary-role");
            terms.push((self.say(message), self.say(&meaning)));
        }
        terms.sort_by_key(|(term, _)| term.to_lowercase());
        let mut rows = Vec::new();
        for (term, meaning) in terms {
            let cells = vec![self.strong_cell(term), self.value_cell(meaning)];
            rows.push(self.row(cells));
        }
        let columns = [(140.0, "report-column-term"), (316.0, "report-column-meaning")];
        vec![Block::Table(self.table("report-section-glossary", &columns, 12.0, rows))]
    }

    /// The terms that this copy uses.
    fn terms(&self) -> Vec<&'static str> {
        let (snapshot, statement) = (self.snapshot, self.statement);
        let decided = || statement.decisions.iter();
        let approved = !matches!(self.options.standing, Standing::Draft);
        [
            (true, "aims"),
            (true, "ai-system"),
            (true, "control"),
            (true, "control-objective"),
            (true, "statement"),
            (true, "treatment-plan"),
            (true, "residual-risk"),
            (true, "designated-management"),
            (true, "record-head"),
            (approved, "content-hash"),
            (approved || !statement.editions.is_empty(), "edition"),
            (decided().any(|d| !d.drivers.is_empty()), "driver"),
            (decided().any(|d| d.owner.is_some()), "owner"),
            (!snapshot.evidence.is_empty(), "evidence"),
            (decided().any(|d| d.control.framework() == OWN), "own-control"),
            (decided().any(annexa_model::Decision::is_excluded), "exclusion"),
            (decided().any(|d| !d.exclusions.is_empty()), "system-exclusion"),
        ]
        .into_iter()
        .filter_map(|(used, term)| used.then_some(term))
        .collect()
    }
}
