// Where the words of the statement speak of a record: by its label or by its name, and by drivers that point to it.
import { controlLabel, controlTitle } from '../../lib/findings.svelte';
import type { ControlRef, Id } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** One text that speaks of a record. */
export interface Mention {
  key: string;
  /** Label and title of the control; neither where the statement itself speaks of it. */
  label: string;
  title: string;
  field: string;
  /** The words around it. */
  before: string;
  hit: string;
  after: string;
  target: Target;
}

/** So much of the text before and after is shown, up to whole words. */
const AROUND = 48;

/** A text in which a record may be named. */
interface Place {
  control?: ControlRef;
  field: string;
  name: string;
  text: string;
}

/** All of them, brought together once for each state of the file. */
const texts: readonly Place[] = $derived.by(() => {
  const statement = store.statement;
  if (!statement) return [];
  const found: Place[] = [
    { field: 'scope', name: t('records-field-scope'), text: statement.scope.text },
    { field: 'securityScope', name: t('document-field-security-scope'), text: statement.securityScope.text },
    { field: 'rolesNote', name: t('records-field-roles-note'), text: statement.rolesNote.text },
  ];
  for (const d of statement.decisions) {
    const add = (field: string, text: string, name = t(`field-${field}`)) => found.push({ control: d.control, field, name, text });
    add('justification', d.applicability === 'excluded' ? d.excluded.text : d.included.text);
    add('how', d.how.text);
    add('notes', d.notes.text);
    for (const driver of d.drivers) add('drivers', `${driver.label} ${driver.text}`);
    for (const exclusion of d.exclusions) add(`exclusion-${exclusion.system}`, exclusion.justification.text, t('field-exclusions'));
    const own = d.control.startsWith('own/') ? store.ownControls.get(d.control.slice('own/'.length)) : undefined;
    if (own) {
      add('description', own.description.text);
      add('source', own.source);
    }
  }
  return found;
});

/** Finds whole words: S-1 is not in S-12. Undefined where there is nothing long enough to look for. */
function pattern(names: readonly string[]): RegExp | undefined {
  const known = names.map((name) => name.trim()).filter((name) => name.length > 2);
  if (known.length === 0) return undefined;
  const any = known.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'iu');
}

/** All texts that speak of a record with one of these names. */
export function mentionsOf(names: readonly string[]): Mention[] {
  const wanted = pattern(names);
  if (!wanted) return [];
  const found: Mention[] = [];
  for (const [i, { control, field, name, text }] of texts.entries()) {
    const hit = wanted.exec(text);
    if (!hit) continue;
    const end = hit.index + hit[0].length;
    const from = hit.index <= AROUND ? 0 : text.indexOf(' ', hit.index - AROUND) + 1;
    const to = text.length - end <= AROUND ? text.length : text.lastIndexOf(' ', end + AROUND);
    found.push({
      key: `${i} ${field}`,
      label: control ? controlLabel(control) : t('finding-at-statement'),
      title: control ? controlTitle(control) : '',
      field: name,
      before: (from > 0 ? '… ' : '') + text.slice(Math.min(from, hit.index), hit.index),
      hit: hit[0],
      after: text.slice(end, Math.max(to, end)) + (to < text.length ? ' …' : ''),
      target: control ? { place: 'controls', record: control, field } : { place: 'document', field },
    });
  }
  return found;
}

/** Controls with a driver that points to this record. */
export function drivenBy(id: Id): ControlRef[] {
  return (store.statement?.decisions ?? []).filter((d) => d.drivers.some((driver) => driver.record?.id === id)).map((d) => d.control);
}
