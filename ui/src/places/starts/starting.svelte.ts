// Where a file may begin from: what ships, read once, and whether it is being chosen.
import { client, type Starts } from '../../lib/client';
import type { ItemRef, StartingPoint } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** Whether an entry is another one, or within it: 9.2.1 within 9.2, GOVERN 1.6 within GOVERN 1. */
const isPartOf = (entry: ItemRef, other: ItemRef): boolean => entry === other || entry.startsWith(`${other}.`);

class Starting {
  /** What ships. */
  all = $state.raw<Starts>();
  /** Whether the dialog is shown. */
  choosing = $state(false);

  /** The starting point of the open file. */
  of: StartingPoint | undefined = $derived(
    this.all?.points.startingPoints.find(({ id }) => id === store.snapshot?.organisation.startingPoint),
  );

  /** What the starting point of the open file says of an entry: that it carries over, that it has to be built, or both, for its parts. */
  saysOf(entry: ItemRef): ('carriesOver' | 'mustBuild')[] {
    return (['carriesOver', 'mustBuild'] as const).filter((list) => this.of?.[list].some(({ refs }) => refs.some((ref) => isPartOf(entry, ref) || isPartOf(ref, entry))));
  }

  /** Reads what ships, where that was not done yet. */
  async read(): Promise<void> {
    this.all ??= await store.ask(() => client().starts());
  }

  /** Shows all of them. */
  async choose(): Promise<void> {
    await this.read();
    this.choosing = this.all !== undefined;
  }

  /** Begins a new file from one; the dialog stays where nobody chose a place for it. */
  async begin({ id }: StartingPoint): Promise<void> {
    if (await store.openBy(() => client().newFile(id))) this.choosing = false;
  }

  /** Keeps one in the open file, and takes in the frameworks that it brings. It decides nothing. */
  async take({ id, name }: StartingPoint): Promise<void> {
    const decidedOn = (this.all?.decidedOn[id] ?? []).filter((framework) => !store.frameworks.some((known) => known.id === framework));
    const took = await store.apply(
      ...(decidedOn.length > 0 ? [{ op: 'EditStatement', set: decidedOn.map((addFramework) => ({ addFramework })) } as const] : []),
      { op: 'EditOrganisation', set: [{ startingPoint: id }] },
    );
    if (!took) return;
    this.choosing = false;
    await store.say(t('said-start', { name }));
  }
}

/** The one place that knows. */
export const starting = new Starting();
