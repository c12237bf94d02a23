// What a revision was about, in the words people use: read off the keys of its cells.
import type { Revision } from '../../lib/client';
import { changeText } from '../../lib/changes';
import { controlLabel } from '../../lib/findings.svelte';
import type { ControlRef } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import type { Target } from '../../lib/navigation.svelte';
import { has, t } from '../../lib/words';

/** What a cell belongs to. */
export interface Subject {
  /** Tells it from others. */
  key: string;
  label: string;
  target: Target;
}

const FIELD_OF_PART: Record<string, string> = { verdict: 'applicability', progress: 'status', driver: 'drivers', ev: 'evidence', excl: 'exclusions' };

/** The record that a cell is part of; undefined for what has no name of its own. */
export function subjectOf(cell: string): Subject | undefined {
  const [kind, id = '', part, framework, control, field = ''] = cell.split('/');
  switch (kind) {
    case 'statement': {
      if (part !== 'd') return undefined;
      const ref: ControlRef = `${framework ?? ''}/${control ?? ''}`;
      return { key: ref, label: controlLabel(ref), target: { place: 'controls', record: ref, field: FIELD_OF_PART[field] ?? field } };
    }
    case 'evidence':
      return { key: `evidence/${id}`, label: store.evidence.get(id)?.label ?? '', target: { place: 'evidence', record: id } };
    case 'system':
      return { key: `system/${id}`, label: store.systems.get(id)?.label ?? '', target: { place: 'systems', record: id } };
    case 'person':
      return { key: `person/${id}`, label: store.people.get(id)?.name ?? '', target: { place: 'people', record: id } };
    case 'control':
      return { key: `own/${id}`, label: store.ownControls.get(id)?.label ?? '', target: { place: 'controls', record: `own/${id}` } };
    default:
      return undefined;
  }
}

/** What a revision touched, each once, in order. */
export function subjectsOf(revision: Revision): Subject[] {
  const found = new Map<string, Subject>();
  for (const cell of revision.cells) {
    const subject = subjectOf(cell);
    if (subject && !found.has(subject.key)) found.set(subject.key, subject);
  }
  return [...found.values()];
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** "A.6.2.4 justification", "12 controls, review date", "Undo: A.8.3 applicability", "File created". */
export function revisionText(revision: Revision, byId: ReadonlyMap<string, Revision>): string {
  const reversed = revision.reverses === undefined ? undefined : byId.get(revision.reverses);
  if (revision.reverses !== undefined) {
    const what = reversed ? revisionText(reversed, byId) : aboutText(revision, undefined);
    return what === '' ? capital(changeText(revision.name)) : t('history-reversal', { name: capital(changeText(revision.name)), what });
  }
  return capital(aboutText(revision, changeText(revision.name)));
}

function aboutText(revision: Revision, change: string | undefined): string {
  const all = subjectsOf(revision);
  // A record that a decision brought along, such as a new owner, is not what the change was about.
  const decided = all.filter(({ target }) => target.place === 'controls');
  // The first revision makes the file; what it begins with is not told one by one.
  const subjects = revision.number === 1 ? [] : decided.length > 0 ? decided : all;
  const label = subjects[0]?.label ?? '';
  if (change === undefined) return subjects.length === 1 ? label : '';
  if (subjects.length > 1) {
    // What was done to several says so itself; the name of the field comes from the cells.
    const fields = new Set(revision.cells.map((cell) => cell.split('/')[5] ?? ''));
    const [only = ''] = fields;
    const part = `history-part-${only}`;
    const controls = subjects.every(({ target }) => target.place === 'controls');
    return t(controls ? 'history-several-controls' : 'history-several', {
      count: subjects.length,
      change: fields.size === 1 && has(part) ? t(part) : change,
    });
  }
  return label === '' ? change : t('history-about', { subject: label, change });
}
