// What is traced. Rust says what leads where; here is how it is shown and where each thing leads in the window.
import { Asked } from '../../lib/asked.svelte';
import { client } from '../../lib/client';
import type { ItemRef, Trace, TraceNode, TraceStage } from '../../lib/model';
import type { Target } from '../../lib/navigation.svelte';
import { kebab, t } from '../../lib/words';
import { itemOf } from '../records/items.svelte';

/** The stages, as they stand beside each other. */
export const STAGES = ['origin', 'reason', 'control', 'evidence', 'edition'] as const satisfies readonly TraceStage[];

class Traced {
  /** What it is about. */
  item = $state<ItemRef>();
  readonly #asked = new Asked<Trace>();
  trace: Trace | undefined = $derived(this.#asked.answer);
  failure: string | undefined = $derived(this.#asked.failure);

  /** Asks for it as the file is now. */
  async read(): Promise<void> {
    const { item } = this;
    if (item !== undefined) await this.#asked.ask(() => client().trace(item));
  }

  /** Goes on to another one: what was drawn is not about it. */
  begin(item: ItemRef): void {
    this.#asked.reset();
    this.item = item;
  }

  reset(): void {
    this.item = undefined;
    this.#asked.reset();
  }
}

/** The one that is shown. */
export const traced = new Traced();

/** Where a thing on the way is kept. Words that are no record stand at their control. */
export function targetOf({ item, stage, written }: TraceNode): Target {
  if (stage === 'edition') return { place: 'history', record: item.slice('edition/'.length) };
  if (written !== undefined) return { place: 'controls', record: item.split('#')[0] ?? item, field: 'drivers' };
  return itemOf(item)?.target ?? { place: 'controls', record: item };
}

/** What kind of thing it is: “risk”, “GOVERN 1.1 of NIST AI RMF” says the framework. */
export function kindOf({ item, stage, written }: TraceNode): string {
  if (written !== undefined) return t(`driver-${kebab(written)}`);
  if (stage === 'edition') return t('trace-kind-edition');
  const known = itemOf(item);
  return known?.of ?? t(`link-kind-${known?.kind ?? 'entry'}`);
}

/** Label and title in one breath. */
export const called = ({ label, title }: TraceNode): string => `${label} ${title}`.trim();

/** The shortest name that people know it by. */
export const short = ({ label, title }: TraceNode): string => label || title;
