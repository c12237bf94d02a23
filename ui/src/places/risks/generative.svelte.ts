// The twelve risks of generative AI that NIST AI 600-1 names, as a list to begin with. Their names are NIST's, what they mean and
// what decides on them is in our words.
import Sparkles from 'lucide/dist/esm/icons/sparkles.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import type { Characteristic, GenerativeRisk, Id, Operation } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { freshId } from '../../lib/operations';
import { shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { itemOf, linkedTo } from '../records/items.svelte';
import { type Start, Starting } from '../records/starting.svelte';

export const PROFILE = 'nist-ai-600-1';

/** The characteristics of trustworthy AI, as the profile prints them. */
const CHARACTERISTIC: Record<string, Characteristic> = {
  'Valid and Reliable': 'valid', Safe: 'safe', 'Secure and Resilient': 'secure', 'Accountable and Transparent': 'accountable',
  'Explainable and Interpretable': 'explainable', 'Privacy-Enhanced': 'private', 'Fair – with Harmful Bias Managed': 'fair',
};

class Generative extends Starting {
  /** The system that the risks are of; while none is chosen, the first one that is generative. */
  chosen = $state<Id>();
  system: Id | undefined = $derived(
    store.systems.has(this.chosen ?? '') ? this.chosen : store.snapshot?.systems.find(({ traits }) => traits.includes('generative'))?.id,
  );

  /** The twelve, with those that this system has already. */
  starts: readonly Start[] = $derived(
    (shipped.all?.generative.risks ?? []).map(({ id, number, title, means, ask }) => ({ id, label: `${number}  ${title}`, says: [means, ask], there: this.#there(id) })),
  );

  /** The risk in the file that stands for one of the twelve in the chosen system, by its label. */
  #there(id: string): string | undefined {
    const found = linkedTo(`${PROFILE}/${id}`).find(
      ({ kind, ref }) => kind === 'risk' && (this.system === undefined || linkedTo(ref).some((other) => other.ref === `system/${this.system ?? ''}`)),
    );
    return found && `${found.label} ${found.title}`;
  }

  /** Makes risks of them, linked with the system and with what they stand for: one change. */
  add(ids: readonly string[]): Promise<boolean> {
    const { system } = this;
    const of = (shipped.all?.generative.risks ?? []).filter(({ id }) => ids.includes(id));
    return store.apply(...of.flatMap((risk) => begun(risk, system)));
  }
}

function begun({ id, title, means, categories, characteristics }: GenerativeRisk, system: Id | undefined): Operation[] {
  const risk = freshId();
  return [
    {
      op: 'AddRisk', id: risk,
      set: [
        { title }, { event: { text: means } }, { categories },
        { characteristics: characteristics.map((name) => CHARACTERISTIC[name]).filter((one) => one !== undefined) },
      ],
    },
    { op: 'Link', from: `risk/${risk}`, to: [...(system === undefined ? [] : [`system/${system}`]), `${PROFILE}/${id}`] },
  ];
}

export const generative = new Generative();

/** The system's name for the field that chooses it. */
export const systemName = (id: Id | undefined): string => {
  const item = id === undefined ? undefined : itemOf(`system/${id}`);
  return item ? `${item.label} ${item.title}` : '';
};

/** What opens the list from everywhere. */
export const generativeAction: Action = {
  id: 'add-generative-risks', label: 'action-add-generative-risks', icon: Sparkles,
  enabled: () => (store.phase !== 'open' ? 'reason-no-file' : store.readOnly ? 'reason-read-only' : true),
  perform: async () => {
    await navigation.go({ place: 'risks' });
    await shipped.ask();
    generative.ask();
  },
};
