// Handing over: whatever somebody answers for gets another owner, each by the operation that changes it.
import type { ControlRef, Id, Operation } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { type Item, type LinkKind, ownedBy } from '../records/items.svelte';

/** Gives a record of a kind to somebody else; left out are kinds that nobody answers for. */
const GIVE: Partial<Record<LinkKind, (record: Id, owner: Id) => Operation>> = {
  system: (system, owner) => ({ op: 'EditSystem', system, set: [{ owner }] }),
  risk: (risk, owner) => ({ op: 'EditRisk', risk, set: [{ owner }] }),
  assessment: (assessment, owner) => ({ op: 'EditAssessment', assessment, set: [{ owner }] }),
  requirement: (requirement, owner) => ({ op: 'EditRequirement', requirement, set: [{ owner }] }),
  objective: (objective, owner) => ({ op: 'EditObjective', objective, set: [{ owner }] }),
  audit: (audit, lead) => ({ op: 'EditAudit', audit, set: [{ lead }] }),
  review: (review, chair) => ({ op: 'EditReview', review, set: [{ chair }] }),
  nonconformity: (nonconformity, owner) => ({ op: 'EditNonconformity', nonconformity, set: [{ owner }] }),
  entry: (entry, owner) => ({ op: 'EditEntry', entry, set: [{ owner }] }),
};

/** What somebody answers for: decisions of every statement, then records, clauses and categories. */
export function answersFor(person: Id): { decisions: readonly { statement: Id; control: ControlRef }[]; items: readonly Item[] } {
  const decisions = (store.snapshot?.statements ?? []).flatMap(({ id, decisions }) =>
    decisions.filter(({ owner }) => owner === person).map(({ control }) => ({ statement: id, control })));
  return { decisions, items: ownedBy(person) };
}

/** What hands all of it over. */
export function handedOver(person: Id, owner: Id): Operation[] {
  const { decisions, items } = answersFor(person);
  const statements = [...new Set(decisions.map(({ statement }) => statement))];
  return [
    ...statements.map((statement): Operation => ({
      op: 'Decide', ...(store.several && { statement }),
      controls: decisions.filter((one) => one.statement === statement).map(({ control }) => control), set: [{ owner }],
    })),
    // A clause is named by itself, a record by its id.
    ...items.flatMap(({ kind, ref }) => GIVE[kind]?.(kind === 'entry' ? ref : ref.slice(ref.indexOf('/') + 1), owner) ?? []),
  ];
}
