// What stands between the statement and an edition, in the order in which a person would clear it.
import { controlLabel, factOf, mend as mendElsewhere, subjectOf } from '../../lib/findings.svelte';
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
async function take(version: string | undefined): Promise<void> {
  if (version !== undefined) await edit({ version });
  await focusField('version');
}

/** The first thing that stands in the way; undefined where nothing does. */
export function obstacle(): Obstacle | undefined {
  const statement = store.statement;
  if (!statement) return undefined;
  const blocks = blocking();
  const [first] = blocks;
  if (first) {
    const at = first.place.kind === 'decision' ? controlLabel(first.place.control) : subjectOf(first);
    return {
      text: t('issue-blocked', { count: blocks.length }),
      lead: first.place.kind === 'decision' ? t('issue-go-to', { where: at }) : t('issue-go-to-fact', { fact: factOf(first) }),
      go: () => mend(first),
    };
  }
  const label = request.approved?.label ?? statement.version.trim();
  if (statement.editions.some((edition) => edition.label === label))
    return request.next === undefined
      ? { text: t('issue-label-taken', { label }), lead: t('issue-choose-version'), go: () => focusField('version') }
      : { text: t('issue-label-taken', { label }), lead: t('issue-take-next', { label: request.next }), go: () => take(request.next) };
  const { name, function: role } = request.approver;
  if (name.trim() === '') return { text: t('issue-nobody'), lead: t('issue-name-approver'), go: () => focusField('approver') };
  if (role.trim() === '') return { text: t('issue-no-function', { name }), lead: t('issue-name-function'), go: () => focusField('function') };
  if (!request.dated) return { text: t('issue-date-wrong'), lead: t('issue-choose-date'), go: () => focusField('date') };
  return undefined;
}
