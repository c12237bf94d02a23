// Frameworks and crosswalks of one's own: what is in the file, and what somebody is about to bring in. Rust reads and judges it; what is
// shown is what is written.
import { backToPane } from '../../lib/focus';
import { client, type BroughtView } from '../../lib/client';
import type { Crosswalk, CrosswalkPair, Framework, ImportProblem, Open } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { controlLabel } from '../../lib/findings.svelte';
import { itemOf } from '../records/items.svelte';
import { seen } from './seen.svelte';

/** One of them in the list. */
export type Own = { kind: 'framework'; id: string; of: Framework } | { kind: 'crosswalk'; id: string; of: Crosswalk };

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

/** What is wrong, in words. */
export const problemText = ({ code, ...values }: ImportProblem): string => t(`import-${code}`, values);

/** What is left for a person, in words. */
export function openText(open: Open): string {
  switch (open.what) {
    case 'cited':
      return t('own-open-cited', { entry: controlLabel(open.entry), by: itemOf(open.item)?.label ?? open.item });
    case 'paired':
      return t('own-open-paired', { entry: controlLabel(open.entry), by: open.crosswalk });
    case 'retitled':
      return t('own-open-retitled', { entry: controlLabel(open.control), before: open.before, after: open.after });
    default:
      return t(`own-open-${open.what}`, { entry: controlLabel(open.control) });
  }
}

/** A pair as it is read from the side that is chosen. */
export const sidesOf = ({ from, to }: CrosswalkPair): readonly [string, string] => (own.turned ? [to, from] : [from, to]);
