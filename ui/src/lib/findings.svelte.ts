// Findings as the window shows them: their words by code, where each leads, and the one-step fixes.
import { perform } from './actions/registry.svelte';
import { leaveField } from './focus';
import { navigation, type Target } from './navigation.svelte';
import { ANNEXES, store } from './store.svelte';
import { typing } from './typing.svelte';
import type { ControlRef, Finding, FindingCode, Place, Severity } from './model';
import { has, t, type Values } from './words';

const WEIGHT: Record<Severity, number> = { blocks: 0, warning: 1, hint: 2 };

/** Worst first. */
export function worst(findings: readonly Finding[] | undefined): Severity | undefined {
  let found: Severity | undefined;
  for (const { severity } of findings ?? []) if (found === undefined || WEIGHT[severity] < WEIGHT[found]) found = severity;
  return found;
}

/** The values for a finding's words. */
function argsOf(finding: Finding): Values {
  const values: Values = {};
  for (const [name, value] of Object.entries(finding.args)) {
    if (value === undefined) continue;
    // Counts and days are numbers for the plural rules; everything else is text.
    values[name] = /^\d{1,9}$/.test(value) && ['count', 'days'].includes(name) ? Number(value) : value;
  }
  return values;
}

/** The fact, as short as a row: "evidence EV-015 has expired". */
export function factOf(finding: Finding): string {
  const id = `finding-${finding.code}`;
  return has(id) ? t(id, argsOf(finding)) : finding.code;
}

/** What an auditor would ask. */
export function questionOf(finding: Finding): string | undefined {
  const id = `finding-${finding.code}-why`;
  return has(id) ? t(id, argsOf(finding)) : undefined;
}

/** What the fix is called: "Write it", "New date". */
export function fixOf(finding: Finding): string {
  const id = `finding-${finding.code}-fix`;
  return t(has(id) ? id : 'finding-go', argsOf(finding));
}

/** One line for all findings of a rule: "38 controls are not decided yet". */
export function summaryOf(finding: Finding, count: number): string {
  const id = `finding-${finding.code}-summary`;
  return has(id) ? t(id, { ...argsOf(finding), count }) : factOf(finding);
}

/** The id of a control or group as it is told: with the number of its standard, unless the file is about that one alone. */
export function published(framework: string, id: string): string {
  // A framework of one's own goes by its id.
  const prefix = (ANNEXES.includes(framework) ? framework.slice('iso'.length) : undefined) ?? (store.ownFrameworks.some((own) => own.id === framework) ? framework : undefined);
  const alone = (store.snapshot?.frameworks ?? []).every((used) => used.id === framework);
  return prefix === undefined || alone ? id : `${prefix} ${id}`;
}

/** The label people know a control by: its published id, or an own control's label. */
export function controlLabel(control: ControlRef): string {
  const [framework = '', id = ''] = control.split(/\/(.*)/s);
  return framework === 'own' ? (store.ownControls.get(id)?.label ?? id) : published(framework, id);
}

/** The title of a control. */
export function controlTitle(control: ControlRef): string {
  const [framework, id = ''] = control.split(/\/(.*)/s);
  if (framework === 'own') return store.ownControls.get(id)?.title ?? '';
  return store.titles.get(control) ?? store.guidance.get(control)?.title ?? id;
}

/** What a framework or a crosswalk of this file's own is called. */
const ownName = (id: string): string =>
  (store.ownFrameworks.find((own) => own.id === id) ?? store.snapshot?.crosswalks.find((own) => own.id === id))?.name ?? id;

/** What a finding, or whatever else names a place, stands at, as people call it: a control's id, a record's label, or the statement. */
export function subjectOf({ place }: { place: Place }): string {
  if (place.kind === 'decision') return controlLabel(place.control);
  if (place.kind === 'record') {
    if (place.record === 'control') return store.ownControls.get(place.id)?.label ?? '';
    if (place.record === 'framework' || place.record === 'crosswalk') return ownName(place.id);
    if (place.record === 'entry') return place.id.split('/')[1] ?? place.id;
    if (place.record !== 'person') return store.labelled.get(`${place.record}/${place.id}`)?.label ?? '';
    return store.people.get(place.id)?.name || t('people-untitled');
  }
  if (place.kind === 'edition') return [...(store.statement?.editions ?? []), ...(store.statement?.plans ?? [])].find((e) => e.id === place.id)?.label ?? '';
  if (place.kind === 'statement' && place.field === 'declaration') return t('place-declaration');
  return t(place.kind === 'organisation' ? 'finding-at-organisation' : 'finding-at-statement');
}

/** Where a finding stands, as a list of findings names it. What is said about an edition is said about the statement as it is now. */
export function standsAt(finding: Finding): string {
  return finding.place.kind === 'edition' ? t('finding-at-statement') : subjectOf(finding);
}

const PLACE_OF_RECORD: Record<string, string> = {
  evidence: 'evidence', system: 'systems', person: 'people', risk: 'risks', assessment: 'assessments', requirement: 'requirements', party: 'parties',
  objective: 'objectives', audit: 'audits', review: 'reviews', nonconformity: 'nonconformities', question: 'questions', entry: 'clauses',
  framework: 'coverage', crosswalk: 'coverage',
};

/** Of what a finding is said of as a whole, the part that answers it. */
const ANSWERED_BY: Partial<Record<FindingCode, string>> = { 'assessment-incomplete': 'harm' };

/** The field that mends a finding; nothing of its own where it stands at no record. */
export function fieldThatMends({ code, place }: Finding): string {
  const field = place.kind === 'record' ? place.field : '';
  const part = ANSWERED_BY[code];
  return part === undefined ? field : `${field}-${part}`;
}

/** Where a finding, or whatever else names a place, leads. */
export function targetOf({ place }: { place: Place }): Target {
  switch (place.kind) {
    case 'decision':
      return { place: 'controls', record: place.control, field: place.field };
    case 'record':
      return place.record === 'control'
        ? { place: 'controls', record: `own/${place.id}`, field: place.field }
        : { place: PLACE_OF_RECORD[place.record] ?? 'overview', record: place.id, field: place.field };
    case 'edition':
      return { place: 'history', record: place.id };
    default:
      // About all decisions together, which the document control does not hold.
      if (place.field === 'decisions') return { place: 'controls' };
      if (place.field === 'systems') return { place: 'systems' };
      if (place.field === 'riskCriteria') return { place: 'risks', field: 'riskCriteria' };
      // Beside the statement, and in a place of its own.
      if (place.field === 'declaration') return { place: 'declaration' };
      return { place: 'document', field: place.field };
  }
}

/** Whether what a place belongs to is still in the file. */
export function isThere(place: Place): boolean {
  if (place.kind === 'decision') return store.decisions.has(place.control);
  if (place.kind !== 'record') return true;
  if (place.record === 'person') return store.people.has(place.id);
  return place.record === 'control' ? store.ownControls.has(place.id) : store.labelled.has(`${place.record}/${place.id}`);
}

/** What is missing altogether is added, not only looked for where it would be: the action that adds it. */
const ADDED_BY: Partial<Record<FindingCode, string>> = { 'systems-missing': 'add-systems' };

/** Does what the fix of a finding says, as far as that is one step: goes to its field, or adds what is missing. */
export async function mend(finding: Finding): Promise<void> {
  const add = ADDED_BY[finding.code];
  if (add !== undefined && !store.readOnly) await perform(add);
  else await goTo(finding);
}

const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));

/** Goes to where a finding is seen. */
async function goTo(finding: Finding): Promise<void> {
  const target = targetOf(finding);
  await navigation.go(finding.place.kind === 'record' && finding.code in ANSWERED_BY ? { ...target, field: fieldThatMends(finding) } : target);
  void inSight(finding);
}

/** Brings all that a finding says into sight, not only its field. */
async function inSight(finding: Finding): Promise<void> {
  // The focus has come, and with it what grows or opens.
  await frame();
  await frame();
  document.querySelector(`[data-finding="${CSS.escape(finding.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  document.activeElement?.scrollIntoView({ block: 'nearest' });
}

/** Open findings, worst first, and in the order of the statement within a severity. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]);
}

/** The finding that was shown last, where it stood among the others, and in which opened file. */
let shown: { key: string; at: number; session: number } | undefined;

/** Goes to the next open finding, worst first, or the one before. */
export async function showNextFinding(step: 1 | -1): Promise<void> {
  // What was just typed or chosen may settle the one that is shown: only then it is known which is next.
  leaveField();
  await typing.flushAll();
  await store.arrived();
  const list = inOrder(store.open);
  if (list.length === 0) return store.say(t('said-no-finding'));
  const last = shown?.session === store.session ? shown : undefined;
  const found = list.findIndex((finding) => finding.key === last?.key);
  // Where it is settled, the one after it stands where it stood.
  const at = found >= 0 ? found + step : last ? last.at + (step > 0 ? 0 : -1) : step > 0 ? 0 : -1;
  const index = (at + list.length) % list.length;
  const finding = list[index];
  if (!finding) return;
  shown = { key: finding.key, at: index, session: store.session };
  await goTo(finding);
  // What is found of the statement as a whole has no field that one would know it by.
  const values = { number: index + 1, total: list.length, severity: t(`severity-${finding.severity}`), subject: standsAt(finding), fact: factOf(finding) };
  await store.say(t('said-finding', values));
}
