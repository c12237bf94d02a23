// Articles of the EU AI Act, by their titles, as requirements to begin with. Which of them bind whom is no verdict of ours.
import Landmark from 'lucide/dist/esm/icons/landmark.mjs';

import type { Action } from '../../lib/actions/registry.svelte';
import type { EuArticle, Operation } from '../../lib/model';
import { navigation } from '../../lib/navigation.svelte';
import { freshId } from '../../lib/operations';
import { shipped } from '../../lib/reference.svelte';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';
import { linkedTo } from '../records/items.svelte';
import { type Start, Starting } from '../records/starting.svelte';

const entry = (number: number) => `eu-ai-act/Article ${number}`;

class Act extends Starting {
  /** The articles by chapter, with those that a requirement stands for already. */
  starts: readonly Start[] = $derived.by(() => {
    const act = shipped.all?.act;
    const roles = new Map(act?.roles.map(({ id, title }) => [id, title]));
    return (act?.articles ?? []).map(({ number, title, chapter, roles: bound }) => {
      const there = linkedTo(entry(number)).find(({ kind }) => kind === 'requirement');
      return {
        id: `${number}`, label: t('act-article', { number: `${number}`, title }), there: there && `${there.label} ${there.title}`,
        part: t('act-chapter', { chapter, title: act?.chapters.find(({ id }) => id === chapter)?.title ?? '' }),
        says: bound.length > 0 ? [t('act-roles', { roles: bound.map((role) => roles.get(role) ?? role).join(', ') })] : [],
      };
    });
  });

  /** What to beware of: by what it is amended, and when that was looked up. */
  caveats: readonly string[] = $derived(shipped.all ? [t('act-as-of', { date: shipped.all.act.asOf, by: shipped.all.act.amendedBy }), ...shipped.all.act.caveats] : []);

  /** Makes requirements of them, each linked with its article: one change. */
  add(numbers: readonly string[]): Promise<boolean> {
    return store.apply(...(shipped.all?.act.articles ?? []).filter(({ number }) => numbers.includes(`${number}`)).flatMap(begun));
  }
}

function begun({ number, title }: EuArticle): Operation[] {
  const requirement = freshId();
  return [
    { op: 'AddRequirement', id: requirement, set: [{ title }, { kind: 'law' }, { source: t('act-source', { number: `${number}` }) }] },
    { op: 'Link', from: `requirement/${requirement}`, to: [entry(number)] },
  ];
}

export const act = new Act();

/** What opens the list from everywhere. */
export const actAction: Action = {
  id: 'add-act-articles', label: 'action-add-act-articles', icon: Landmark,
  enabled: () => (store.phase !== 'open' ? 'reason-no-file' : store.readOnly ? 'reason-read-only' : true),
  perform: async () => {
    await navigation.go({ place: 'requirements' });
    await shipped.ask();
    act.ask();
  },
};
