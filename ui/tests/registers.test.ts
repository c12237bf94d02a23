// What decisions follow from, as a hand on the keyboard meets it: risks, their ratings, and links from either end.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { factOf, targetOf } from '../src/lib/findings.svelte';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { has } from '../src/lib/words';
import { places } from '../src/places';
import { linkedWith } from '../src/places/records/items.svelte';
import { levelOf } from '../src/places/records/scales';
import { room as risks } from '../src/places/risks/room.svelte';

vi.setConfig({ testTimeout: 30_000 });

let file: MemoryClient;
const user = userEvent.setup();
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input, textarea)`);
const risk = () => store.snapshot?.risks[0];

async function open(place: string): Promise<void> {
  file = new MemoryClient('sample');
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await navigation.go({ place });
}

/** Links what is shown with something, by a word of it. */
async function linkWith(words: string): Promise<void> {
  await user.click(field('links') as HTMLInputElement);
  await user.keyboard(words);
  await waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
  await user.keyboard('{ArrowDown}{Enter}');
}

describe('a risk', () => {
  it('is added, rated on the scales, linked with its control, and drives the decision', async () => {
    await open('risks');
    expect(await screen.findByText(/What could go wrong with your AI systems/)).toBeInTheDocument();
    await user.keyboard('n');
    await waitFor(() => expect(field('title')).toHaveFocus());
    await user.keyboard('Small boats get the worst berths{Tab}');
    await waitFor(() => expect(risk()?.title).toBe('Small boats get the worst berths'));

    const rated = within(screen.getByRole('group', { name: /^Without treatment/ }));
    await user.click(within(rated.getByRole('radiogroup', { name: 'Without treatment: Likelihood' })).getByRole('radio', { name: '4' }));
    await user.click(within(rated.getByRole('radiogroup', { name: 'Without treatment: For individuals' })).getByRole('radio', { name: '3' }));
    await waitFor(() => expect(levelOf(risk()?.inherent)).toBe(12));
    expect(rated.getByText('Level 12')).toBeInTheDocument();

    await linkWith('A.6.2.4');
    await waitFor(() => expect(linkedWith('risk', risk()?.id ?? '', 'control').map((item) => item.label)).toEqual(['A.6.2.4']));
    const driver = store.decisions.get('iso42001/A.6.2.4')?.drivers.find((d) => d.id.startsWith('link.'));
    expect(driver?.text).toBe('Small boats get the worst berths');

    // From the decision the same link is taken away.
    await navigation.go({ place: 'controls', record: 'iso42001/A.6.2.4' });
    await user.click(await screen.findByRole('button', { name: /Remove.*Small boats/ }));
    await waitFor(() => expect(store.snapshot?.links).toEqual([]));
  });

  it('lies on the map of the organisation’s own scales, and the line is told', async () => {
    await open('risks');
    await user.keyboard('n');
    await waitFor(() => expect(field('title')).toHaveFocus());
    await user.keyboard('Drift{Tab}');
    await store.apply({ op: 'EditRisk', risk: risk()?.id ?? '', set: [{ inherent: { likelihood: 3, societies: 3 } }] });
    await user.click(screen.getByRole('button', { name: /Risk criteria/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText('Accepted up to level'));
    await user.type(dialog.getByLabelText('Accepted up to level'), '99');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    expect(dialog.getByRole('alert')).toHaveTextContent('The line is a number from 1 to 25.');
    await user.clear(dialog.getByLabelText('Accepted up to level'));
    await user.type(dialog.getByLabelText('Accepted up to level'), '6');
    await user.click(dialog.getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(store.snapshot?.organisation.riskCriteria?.acceptable).toBe(6));
    expect(await screen.findByText('Level 9, above the line')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: '1 at 3 Possible and 3 Serious' }));
    expect(risks.ledger.isChosen('cell', '3x3')).toBe(true);
  });
});

it('tells of each register what belongs there, in each place', () => {
  for (const place of ['risks', 'assessments', 'requirements', 'parties', 'objectives', 'audits', 'reviews', 'nonconformities', 'questions']) {
    expect(places.some(({ id, keys }) => id === place && keys?.startsWith('Mod+Shift+'))).toBe(true);
    expect(has(`${place}-empty`)).toBe(true);
  }
});

it('leads from a finding about a register to its field', () => {
  const finding = {
    code: 'risk-without-control', severity: 'warning', statement: 's', key: 'k', place: { kind: 'record', record: 'risk', id: 'r', field: 'links' },
    args: { label: 'R-01', level: '12', line: '6' },
  } as const;
  expect(factOf(finding)).toContain('12');
  expect(targetOf(finding)).toEqual({ place: 'risks', record: 'r', field: 'links' });
});

it('shows what is supported of another framework, and who says so', async () => {
  await open('coverage');
  expect(await screen.findByRole('option', { name: /GOVERN 1/ })).toBeInTheDocument();
  expect(screen.getByText('An article')).toBeInTheDocument();
  await user.click(screen.getByRole('option', { name: /GOVERN 1/ }));
  await user.click(screen.getByRole('button', { name: 'AI policy' }));
  await waitFor(() => expect(navigation.place).toBe('controls'));
});
