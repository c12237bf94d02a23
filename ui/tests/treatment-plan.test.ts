// The risk treatment plan as whoever has it approved meets it.
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { perform } from '../src/lib/actions/registry.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { approval } from '../src/places/treatment-plan/approval.svelte';

// A whole window is drawn for each, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let file: MemoryClient;
const user = userEvent.setup();
const box = (name: string) => document.querySelector<HTMLInputElement>(`.plan-page [data-field="${name}"] :is(input[data-entry], input, textarea)`) as HTMLInputElement;
const button = () => screen.getByRole('button', { name: /^Approve plan/ });

beforeEach(async () => {
  file = new MemoryClient('sample');
  useClient(file);
  navigation.place = 'controls';
  approval.reset();
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
});

async function open(): Promise<void> {
  await perform('treatment-plan');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Risk treatment plan' })).toBeInTheDocument());
  await waitFor(() => expect(approval.findings).toBeDefined());
}

it('says what stands in its way, and approves nothing before', async () => {
  vi.spyOn(file, 'approvePlan');
  await store.apply({ op: 'AddRisk', set: [{ label: 'R-90' }, { title: 'Drift' }] });
  await open();
  await waitFor(() => expect(approval.blocking.some(({ code }) => code === 'risk-untreated')).toBe(true));
  expect(button()).toHaveAttribute('aria-disabled', 'true');
  await user.click(button());
  expect(vi.mocked(file.approvePlan)).not.toHaveBeenCalled();
});

it('is approved, stays as it was, and is named in the statement', async () => {
  for (const risk of store.snapshot?.risks ?? []) await store.apply({ op: 'DeleteRisk', risk: risk.id });
  await store.apply({ op: 'AddRisk', set: [{ title: 'Drift' }, { treatment: 'accept' }, { inherent: { likelihood: 1, individuals: 1 } }] });
  await open();
  await waitFor(() => expect(screen.getByText('Nothing stands in the way')).toBeInTheDocument());
  approval.call('RTP-9');
  approval.name('Role A', 'Managing director');
  await user.clear(box('label'));
  await user.type(box('label'), '2.0');
  await user.tab();
  await waitFor(() => expect(button()).toHaveAttribute('aria-disabled', 'false'));
  expect(button()).toHaveTextContent('Approve plan 2.0');
  await user.click(button());
  await waitFor(() => expect(store.statement?.plans.map(({ label }) => label)).toEqual(['2.0']));
  // Nothing has changed since: another approval of the same is asked for by giving it a version, and none twice.
  await waitFor(() => expect(approval.label).toBe(''));
  expect(button()).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByText(/Plan 2.0 is approved, and nothing has changed since/)).toBeInTheDocument();
  approval.number('2.0');
  await waitFor(() => expect(screen.getByText(/A plan 2.0 was approved already/)).toBeInTheDocument());
  await user.click(screen.getByRole('button', { name: 'Name plan 2.0 in the statement' }));
  await waitFor(() => expect(store.statement?.treatment).toMatchObject({ planId: 'RTP-9', planVersion: '2.0' }));
  expect(screen.queryByRole('button', { name: /^Name plan/ })).not.toBeInTheDocument();

  // It can be withdrawn, for a reason that is kept with it.
  await user.click(screen.getByRole('button', { name: 'Withdraw plan 2.0…' }));
  await waitFor(() => expect(screen.getByRole('textbox', { name: 'Why is it withdrawn?' })).toHaveFocus());
  await user.click(screen.getByRole('button', { name: 'Withdraw plan 2.0' }));
  expect(store.statement?.plans[0]?.withdrawn).toBeUndefined();
  await user.keyboard('A risk was forgotten.');
  await user.click(screen.getByRole('button', { name: 'Withdraw plan 2.0' }));
  await waitFor(() => expect(store.statement?.plans[0]?.withdrawn?.reason).toBe('A risk was forgotten.'));
  expect(screen.getByRole('group', { name: /2\.0/ })).toHaveTextContent('Withdrawn');
  expect(screen.queryByRole('button', { name: /^Withdraw plan/ })).not.toBeInTheDocument();
});
