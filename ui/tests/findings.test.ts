// What a page does with more findings of one rule than anybody reads.
import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import type { Finding } from '../src/lib/model';
import FindingList from '../src/places/issue/FindingList.svelte';

it('shows some of thousands, and more when asked', async () => {
  const findings = Array.from({ length: 130 }, (_, i) => ({
    code: 'planned-without-owner', severity: 'warning', key: `k${i}`, place: { kind: 'statement' }, args: {}, statement: 's',
  }) as unknown as Finding);
  const mend = vi.fn();
  const { getAllByRole, getByRole, queryByRole } = render(FindingList, {
    severity: 'warning', findings, mend, at: (one: Finding) => `at ${one.key}`,
  });
  const links = () => getAllByRole('button').filter((one) => one.textContent?.startsWith('at ')).length;
  expect(links()).toBe(48);
  await userEvent.click(getByRole('button', { name: 'Show 48 of the 82 others' }));
  expect(links()).toBe(96);
  await userEvent.click(getByRole('button', { name: 'Show the other 34' }));
  expect(links()).toBe(130);
  expect(queryByRole('button', { name: /^Show/ })).toBeNull();
});
