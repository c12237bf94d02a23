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
        let roles = self.statement.roles.iter().map(|role| role_message(*role));
        let used = self.terms().into_iter().chain(roles);
        let mut terms: Vec<(String, String)> =
            used.map(|message| (self.say(message), self.say(&format!("{message}-means")))).collect();
        terms.sort_by_key(|(term, _)| term.to_lowercase());
        let mut rows = Vec::new();
        for (term, meaning) in terms {
            let cells = vec![self.strong_cell(term), self.value_cell(meaning)];
            rows.push(self.row(cells));
        }
        let columns = [(140.0, "report-column-term"), (304.0, "report-column-meaning")];
        vec![Block::Table(self.table("report-section-glossary", &columns, 12.0, rows))]
    }

    /// The terms that this copy uses.
    fn terms(&self) -> Vec<&'static str> {
        let (snapshot, statement) = (self.snapshot, self.statement);
        let decided = || statement.decisions.iter();
        let approved = !matches!(self.options.standing, Standing::Draft);
        [
            (true, "report-term-aims"),
            (true, "report-term-ai-system"),
            (true, "report-term-control"),
            (true, "report-term-control-objective"),
            (true, "report-term-statement"),
            (true, "report-term-treatment-plan"),
            (true, "report-term-residual-risk"),
            (true, "report-term-designated-management"),
            (true, "report-term-record-head"),
            (approved, "report-term-content-hash"),
            (approved || !statement.editions.is_empty(), "report-term-edition"),
            (decided().any(|d| !d.drivers.is_empty()), "report-term-driver"),
            (decided().any(|d| d.owner.is_some()), "report-term-owner"),
            (!snapshot.evidence.is_empty(), "report-term-evidence"),
            (decided().any(|d| d.control.framework() == OWN), "report-term-own-control"),
            (decided().any(annexa_model::Decision::is_excluded), "report-term-exclusion"),
            (decided().any(|d| !d.exclusions.is_empty()), "report-term-system-exclusion"),
        ]
        .into_iter()
        .filter_map(|(used, term)| used.then_some(term))
        .collect()
    }
}
