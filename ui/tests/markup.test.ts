// Whatever a client file says is text in the page: a file in which every text tries to be an element, a script, an address.
import { render, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import sample from '../src/lib/memory/sample.json';
import type { Snapshot } from '../src/lib/model';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { places } from '../src/places';

const MARKUP =
  '<img src="https://annexa.invalid/i" onerror="taken=1" data-taken><script data-taken>taken=1</script>' +
  '<a href="javascript:taken=1" data-taken>a</a><svg onload="taken=1" data-taken></svg>" data-taken="\' data-taken=\' {@html x} ' +
  'https://annexa.invalid/l javascript:taken=1';

/** What is no text that somebody wrote: what it means is fixed, or it names another record. */
const NO_TEXTS = new Set([
  'annexa', 'audience', 'frameworks', 'colour', 'id', 'candidate', 'content', 'head', 'json', 'pdf', 'supersedes', 'control',
  'applicability', 'grounds', 'status', 'evidence', 'system', 'owner', 'roles', 'language', 'version',
]);

let texts = 0;

function withMarkup(name: string, value: unknown, beside: object = {}): unknown {
  if (typeof value === 'string') {
    // The kind of a driver is one of a few words, and stands beside its text; that of a piece of evidence is a text.
    const fixed = NO_TEXTS.has(name) || (name === 'kind' && 'text' in beside) || /^\d{4}-\d\d-\d\d$/.test(value);
    if (fixed) return value;
    texts += 1;
    return `${value} ${MARKUP}`;
  }
  if (Array.isArray(value)) return value.map((one) => withMarkup(name, one, beside));
  if (typeof value !== 'object' || value === null || name === 'frameworks') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withMarkup(key, one, value)]));
}

/** What markup in the file became, if it became anything. */
function taken(): string[] {
  const elements = [...document.querySelectorAll('[data-taken], script, a, iframe, object, embed, link[href], [href], [onerror], [onload]')];
  const pictures = [...document.querySelectorAll('img')].filter((one) => !/^(data|blob):/.test(one.src));
  const styles = [...document.querySelectorAll('[style*="url("]')];
  return [...elements, ...pictures, ...styles].map((one) => one.outerHTML.slice(0, 200));
}

/** What the page shows: its texts, and what stands in its fields. */
const shown = () =>
  [document.body.textContent, ...[...document.querySelectorAll<HTMLInputElement>('input, textarea')].map((one) => one.value)].join('\n');

describe('markup in a client file', () => {
  const user = userEvent.setup();

  beforeEach(async () => {
    navigation.place = 'controls';
    useClient(new MemoryClient(withMarkup('', sample) as Snapshot));
    render(App);
    await waitFor(() => expect(document.querySelector('.row[tabindex="0"]')).toBeInTheDocument());
  });

  it('stands in every text of it', () => {
    expect(texts).toBeGreaterThan(300);
    for (const text of [store.snapshot?.organisation.name, store.snapshot?.evidence[0]?.location, store.decisions.get('iso42001/A.2.3')?.included.text])
      expect(text).toContain('<img');
  });

  it('would be found if it became elements', () => {
    const aside = document.createElement('aside');
    document.body.append(aside);
    aside.innerHTML = MARKUP;
    expect(taken().length).toBeGreaterThan(3);
    aside.remove();
    expect(taken()).toEqual([]);
  });

  it.each(places.map((place) => place.id))('is text in %s', async (place) => {
    await navigation.go({ place });
    await waitFor(() => expect(shown()).toContain('<script data-taken>'));
    // Records are gone through, so that each kind of field is drawn.
    for (let n = 0; n < 3; n += 1) {
      expect(taken()).toEqual([]);
      await user.keyboard('{ArrowDown}');
    }
    expect('taken' in globalThis).toBe(false);
  });

  it('is text in what opens above the places', async () => {
    for (const keys of ['{Control>}k{/Control}', '{Escape}{Control>}e{/Control}']) {
      await user.keyboard(keys);
      await waitFor(() => expect(document.querySelector('[role=dialog], .preview')).toBeInTheDocument());
      expect(taken()).toEqual([]);
    }
  });
});
