// What stands between the statement and an edition, in the order in which a person would clear it.
import { controlLabel, factOf, mend as mendElsewhere } from '../../lib/findings.svelte';
import { focusField } from '../../lib/focus';
import type { Finding } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { edit } from '../document/edit';
import { request } from './request.svelte';

/** Fields of document control that stand on this page too: a finding about one is mended here. */
const HERE: Record<string, string> = { version: 'version', approver: 'approver' };

/** Whether a finding is about who approves: it is told where they are named, and of those who are named there. */
export const aboutApprover = ({ place }: Finding): boolean => place.kind === 'statement' && place.field === 'approver';

/** Goes to where a finding is mended. */
export async function mend(finding: Finding): Promise<void> {
  const { place } = finding;
  const here = place.kind === 'statement' ? HERE[place.field] : undefined;
  if (here !== undefined && (await focusField(here))) return;
  await mendElsewhere(finding);
}

/** Why no edition can be issued now, and what leads there. */
export interface Obstacle {
  text: string;
  lead: string;
  go: () => unknown;
}

/** The findings that stand between the statement and an edition. Who approves is named with the approval. */
export function blocking(): Finding[] {
  const keys = new Set(store.status?.blocking);
  return store.open.filter((finding) => keys.has(finding.key));
}

/** Gives the statement the version, and shows where it stands. */
async function take(version: string): Promise<void> {
  await edit({ version });
  await focusField('version');
}

/** What is missing for the approval itself, beside findings. */
export function missing(): Obstacle[] {
  const statement = store.statement;
  if (!statement) return [];
  const found: Obstacle[] = [];
  const { next } = request;
  const label = request.approved?.label ?? statement.version.trim();
  if (statement.editions.some((edition) => edition.label === label)) {
    found.push({
      text: t('issue-label-taken', { label }),
      ...(next === undefined
        ? { lead: t('issue-choose-version'), go: () => focusField('version') }
        : { lead: t('issue-take-next', { label: next }), go: () => take(next) }),
    });
  }
  const { name, function: role } = request.approver;
  if (name.trim() === '') found.push({ text: t('issue-nobody'), lead: t('issue-name-approver'), go: () => focusField('approver') });
  else if (role.trim() === '') found.push({ text: t('issue-no-function', { name }), lead: t('issue-name-function'), go: () => focusField('function') });
  if (!request.dated) found.push({ text: t('issue-date-wrong'), lead: t('issue-choose-date'), go: () => focusField('date') });
  return found;
}

/** How much stands in the way: for every place of the page that says so. */
export function standing(): { count: number; findings: number; other: number } {
  const [findings, other] = [blocking().length, missing().length];
  return { count: findings + other, findings, other };
}

/** The first thing that stands in the way; undefined where nothing does. */
export function obstacle(): Obstacle | undefined {
  const [first] = blocking();
  const [gap] = missing();
  if (!first) return gap && { ...gap, text: missing().length > 1 ? t('issue-blocked', standing()) : gap.text };
  return {
    text: t('issue-blocked', standing()),
    lead: first.place.kind === 'decision' ? t('issue-go-to', { where: controlLabel(first.place.control) }) : t('issue-go-to-fact', { fact: factOf(first) }),
    go: () => mend(first),
  };
}

/** So many findings of one rule are told one by one; more would flood the page, and are told in one line. */
const FEW = 3;

/** Findings by rule: each alone, or many of one rule together. */
export function byRule(findings: readonly Finding[]): Finding[][] {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = rules.get(finding.code);
    if (same) same.push(finding);
    else rules.set(finding.code, [finding]);
  }
  return [...rules.values()].flatMap((same) => (same.length > FEW ? [same] : same.map((finding) => [finding])));
}
