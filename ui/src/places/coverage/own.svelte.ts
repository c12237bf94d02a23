// Frameworks and crosswalks of one's own: what is in the file, and what somebody is about to bring in. Rust reads and judges it; what is
// shown is what is written.
import { backToPane } from '../../lib/focus';
import { client, type BroughtView } from '../../lib/client';
import type { Crosswalk, CrosswalkPair, Framework, FrameworkAdoption, ImportPlace, ImportProblem, Open } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlLabel } from '../../lib/findings.svelte';
import { itemOf } from '../records/items.svelte';
import { seen } from './seen.svelte';

/** One of them in the list. */
export type Own = { kind: 'framework'; id: string; of: Framework } | { kind: 'crosswalk'; id: string; of: Crosswalk };

/** What people call a framework; its id where the file does not know it. */
export const frameworkName = (id: string): string =>
  [...(store.snapshot?.frameworks ?? []), ...(store.snapshot?.beside ?? [])].find((framework) => framework.id === id)?.name ?? id;

class Brought {
  /** What was read last, until it is brought in or left. */
  view = $state.raw<BroughtView>();
  /** Which of those in the file is shown; the first while none is. */
  chosen = $state<string>();
  /** Whether a crosswalk is shown from its other side. */
  turned = $state(false);

  list: readonly Own[] = $derived([
    ...store.ownFrameworks.map((of): Own => ({ kind: 'framework', id: of.id, of })),
    ...(store.snapshot?.crosswalks ?? []).map((of): Own => ({ kind: 'crosswalk', id: of.id, of })),
  ]);
  shown: Own | undefined = $derived(this.list.find(({ id }) => id === this.chosen) ?? this.list[0]);

  /** Asks for a file, and shows what bringing it in would change. */
  async bring(): Promise<void> {
    const view = await store.ask(() => client().bring());
    if (!view) return;
    await navigation.go({ place: 'coverage' });
    seen.page = 'own';
    this.view = view;
  }

  /** Brings in what is shown. */
  async adopt(): Promise<void> {
    const { operation, adoption } = this.view ?? {};
    if (!operation || !adoption || !(await store.apply(operation))) return;
    const { id, name } = adoption.kind === 'framework' ? adoption : adoption.about;
    this.view = undefined;
    this.chosen = id;
    await store.say(t('said-brought', { name }));
    backToPane();
  }

  leave(): void {
    this.view = undefined;
    backToPane();
  }

  /** Takes one out of the file again. */
  async remove({ kind, id, of }: Own): Promise<void> {
    if (await store.apply(kind === 'framework' ? { op: 'RemoveFramework', framework: id } : { op: 'RemoveCrosswalk', crosswalk: id }))
      await store.say(t('said-taken-out', { name: of.name }));
  }

  /** Drops what rests on entries that a framework no longer has. */
  async dropGone(framework: string): Promise<void> {
    if (await store.apply({ op: 'DropGone', framework })) await store.say(t('said-gone-dropped', { framework }));
  }

  /** Makes the statement that is shown decide on one. */
  async decide({ id }: Own): Promise<void> {
    await store.apply({ op: 'EditStatement', set: [{ addFramework: id }] });
  }

  reset(): void {
    this.view = undefined;
    this.chosen = undefined;
    this.turned = false;
  }
}

export const own = new Brought();

/** How many controls a framework lists. */
export const controlsOf = ({ groups }: Framework): number => groups.reduce((sum, { objectives }) => sum + objectives.reduce((of, { controls }) => of + controls.length, 0), 0);

/** Why it stays in the file; nothing where it may be taken out. */
export function staysFor({ kind, id }: Own): string | undefined {
  if (kind === 'crosswalk') return undefined;
  if (store.snapshot?.statements.some(({ frameworks }) => frameworks.some(({ framework }) => framework === id))) return t('own-stays-statement');
  return store.snapshot?.crosswalks.some(({ from, to }) => from === id || to === id) ? t('own-stays-crosswalk') : undefined;
}

/** Whether the statement that is shown decides on a framework. */
export const isDecidedOn = (id: string): boolean => store.frameworks.some((framework) => framework.id === id);

/** What rests on entries that a framework no longer has, in words, by the framework: as the check found it. */
export function restingOnGone(): [framework: string, lines: string[]][] {
  const found = new Map<string, string[]>();
  const add = (framework: string, line: string) => found.set(framework, [...(found.get(framework) ?? []), line]);
  const of = (ref: string) => ref.slice(0, ref.indexOf('/'));
  for (const { code, key, place, args } of store.findings) {
    if (code === 'framework-gone') add(args['framework'] ?? '', t('own-gone-framework', { framework: args['framework'] ?? '' }));
    else if (code === 'control-unknown' && place.kind === 'decision') add(of(place.control), t('own-gone-decision', { entry: goneEntry(place.control) }));
    // Its key ends in what is cited, after the record.
    else if (code === 'entry-gone') add(of(key.slice(key.indexOf(':') + 1)), t('own-gone-cited', { entry: goneEntry(key.slice(key.indexOf(':') + 1), args['entry']), by: args['label'] ?? '' }));
  }
  return [...found];
}

/** How a version that is brought in stands to the one that is there; nothing where none is. */
export function beforeText({ before, version, difference }: FrameworkAdoption): string | undefined {
  if (before === undefined) return undefined;
  if (before !== version) return t('own-before', { version: before });
  return t(Object.values(difference).every(({ length }) => length === 0) ? 'own-same' : 'own-otherwise', { version });
}

const placeText = (place: ImportPlace): string => (place.kind === 'line' ? t('import-at-line', { line: place.line, column: place.column }) : t('import-at-path', { path: place.path }));
const quoted = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** What is wrong, in words. */
export function problemText(problem: ImportProblem): string {
  const { code, ...values } = problem;
  const told = Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? quoted(value as string[]) : typeof value === 'object' ? placeText(value as ImportPlace) : value] as const);
  return t(`import-${code}`, Object.fromEntries(told));
}

/** An entry that is gone or about to be, with the title that it has in the version that is there. */
export function goneEntry(ref: string, label = controlLabel(ref)): string {
  const [framework = '', id = ''] = ref.split(/\/(.*)/s);
  const own = store.ownFrameworks.find((one) => one.id === framework);
  const entries = [...(own?.groups ?? []).flatMap((group) => [group, ...group.objectives.flatMap((objective) => [objective, ...objective.controls])]), ...(own?.gone ?? [])];
  const title = entries.find((entry) => entry.id === id)?.title;
  return title === undefined ? label : t('own-entry', { entry: label, title });
}

/** What is left for a person, in words. */
export function openText(open: Open): string {
  switch (open.what) {
    case 'cited':
      return t('own-open-cited', { entry: goneEntry(open.entry), by: itemOf(open.item)?.label ?? open.item });
    case 'paired':
      return t('own-open-paired', { entry: goneEntry(open.entry), by: open.crosswalk });
    case 'retitled':
      return t('own-open-retitled', { entry: controlLabel(open.control), before: open.before, after: open.after });
    case 'gone':
      return t('own-open-gone', { entry: goneEntry(open.control) });
    default:
      return t(`own-open-${open.what}`, { entry: controlLabel(open.control) });
  }
}

/** A pair as it is read from the side that is chosen. */
export const sidesOf = ({ from, to }: CrosswalkPair): readonly [string, string] => (own.turned ? [to, from] : [from, to]);
