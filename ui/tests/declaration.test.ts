// The declaration of conformity as whoever writes it meets it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { declare, sign, write } from '../src/places/declaration/edit';

// A whole window is drawn for each, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let file: MemoryClient;
const user = userEvent.setup();

const box = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input[data-entry], textarea)`) as HTMLInputElement;
const ready = () => within(document.querySelector<HTMLElement>('.ready') as HTMLElement);
const margin = (field: string) => document.querySelector(`[data-field="${field}"]`)?.closest('.blk')?.querySelector('.note');
const previews = () => vi.mocked(file.previewPdf).mock.calls.map(([{ document: what }]) => what);

async function open(which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  vi.spyOn(file, 'previewPdf');
  vi.spyOn(file, 'exportPdf');
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await user.keyboard('{Control>}8{/Control}');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Declaration of conformity' })).toHaveFocus());
  await waitFor(() => expect(ready().getByText(/stands? in the way$/)).toBeInTheDocument());
}

describe('a declaration that is being written', () => {
  beforeEach(() => open());

  it('says what it is not', () => {
    expect(screen.getByText(/not a certificate.*no third party.*Nor is it the EU declaration/)).toBeInTheDocument();
  });

  it('keeps what is typed into two fields in one breath, and each is taken back by itself', async () => {
    await user.type(box('documentId'), '2026-07');
    await user.type(box('place'), 'Otterbridge');
    await user.tab();
    await waitFor(() => expect(store.statement?.declaration).toMatchObject({ documentId: '2026-07', place: 'Otterbridge' }));
    // Sent before the answer to one another came.
    await Promise.all([declare({ authority: 'Resolution 7' }), sign('signed', { name: 'Chief Executive' }), sign('signed', { function: 'Executive Office' }), write('limits', { text: 'Not the depot.' })]);
    expect(store.statement?.declaration).toMatchObject({
      documentId: '2026-07', place: 'Otterbridge', authority: 'Resolution 7', limits: { text: 'Not the depot.' },
      signed: { name: 'Chief Executive', function: 'Executive Office' },
    });
    await store.undo();
    expect(store.statement?.declaration).toMatchObject({ authority: 'Resolution 7', limits: { text: '' } });
    expect(store.status?.redo).toBe('declaration of conformity');
  });

  it('says what the registers have as the day of an audit, which is what Rust found, until one is typed', async () => {
    vi.spyOn(file, 'declarationFindings').mockResolvedValue({ findings: [], internalAudit: '2026-09-18' });
    await declare({ place: 'Otterbridge' });
    await waitFor(() => expect(box('internalAudit')).toHaveAttribute('placeholder', expect.stringContaining('2026-09-18')));
    expect(box('managementReview')).not.toHaveAttribute('placeholder', expect.stringContaining('2026'));
  });

  it('shows beside a field what is wanting there, and no longer once it is given', async () => {
    expect(margin('internalAudit')).toHaveTextContent('no internal audit that was held is recorded');
    expect(margin('authority')).toHaveTextContent('it is not said by what authority it is signed');
    expect(margin('signed')).toHaveTextContent('nobody is named who signs');
    expect(margin('signed')).not.toHaveTextContent('authority it is signed');
    await user.type(box('internalAudit'), '2026-09-18');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(ready().queryByText('no internal audit that was held is recorded')).toBeNull());
    expect(ready().getByText('7 things stand in the way')).toBeInTheDocument();
    await user.click(box('managementReview'));
    await waitFor(() => expect(margin('internalAudit')?.querySelector('.finding:not(.gone)')).toHaveTextContent('no management review'));
  });

  it('can let nothing of that stand with a reason: no edition would hold it', () => {
    expect(margin('supporting')).toHaveTextContent('no supporting documents are named');
    expect(within(document.querySelector('.declaration') as HTMLElement).queryByRole('button', { name: /Let it stand/ })).toBeNull();
  });

  it('lists in one place what stands in the way, and leads to each', async () => {
    await user.click(ready().getByRole('button', { name: 'Complete: Function' }));
    expect(box('signed-function')).toHaveFocus();
    await user.click(ready().getByRole('button', { name: 'Enter: no management review that was held is recorded' }));
    expect(box('managementReview')).toHaveFocus();
    await user.click(ready().getByRole('button', { name: /^Compare: the statement has changed/ }));
    await waitFor(() => expect(navigation.place).toBe('history'));
  });

  it('is shown and exported as a draft', async () => {
    await waitFor(() => expect(previews()).toEqual(['declarationDraft']));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(file.exportPdf).toHaveBeenCalledWith({ document: 'declarationDraft', paper: 'a4' }));
    expect(await ready().findByText('otterbridge declaration draft.pdf')).toBeInTheDocument();
    await user.click(ready().getByRole('radio', { name: 'US Letter' }));
    await waitFor(() => expect(file.previewPdf).toHaveBeenLastCalledWith({ document: 'declarationDraft', paper: 'letter' }));
  });

  it('opens where the hand was last, and is found by the palette', async () => {
    await user.click(box('authority'));
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('>17050');
    await screen.findByRole('option', { name: /Declare conformity/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(box('authority')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(box('validUntil')).toHaveFocus();
  });

  it('leads to Document for what is the organisation’s, where it is missing', async () => {
    await store.apply({ op: 'EditOrganisation', set: [{ address: { text: '' } }] });
    await waitFor(() => expect(margin('issuer')).toHaveTextContent('the issuer’s address is not given'));
    await user.click(within(margin('issuer') as HTMLElement).getByRole('button', { name: 'Complete' }));
    await waitFor(() => expect(navigation.place).toBe('document'));
    await waitFor(() => expect(box('address')).toHaveFocus());
  });

  it('stands in History in words, which lead back to it', async () => {
    await declare({ place: 'Otterbridge' });
    await navigation.go({ place: 'history' });
    await user.click(await screen.findByText('Declaration of conformity', { selector: '.tline *' }));
    await user.click(within(document.querySelector('.about') as HTMLElement).getByRole('button', { name: 'Declaration' }));
    await waitFor(() => expect(navigation.place).toBe('declaration'));
  });
});

describe('a declaration that nothing refuses', () => {
  beforeEach(() => open('declared'));

  it('is shown and exported as it will be signed', async () => {
    expect(ready().getByText('Nothing stands in the way')).toBeInTheDocument();
    await waitFor(() => expect(previews()).toEqual(['declaration']));
    await user.click(ready().getByRole('button', { name: /Export the declaration/ }));
    await waitFor(() => expect(file.exportPdf).toHaveBeenCalledWith({ document: 'declaration', paper: 'a4' }));
    expect(ready().queryByRole('button', { name: /draft/ })).toBeNull();
  });

  it('is a draft again as soon as something does', async () => {
    await user.clear(box('place'));
    await user.tab();
    await waitFor(() => expect(ready().getByText('1 thing stands in the way')).toBeInTheDocument());
    expect(ready().getByRole('button', { name: /Export a draft/ })).toBeInTheDocument();
    await waitFor(() => expect(previews().at(-1)).toBe('declarationDraft'));
    expect(document.querySelector('.foot')).toHaveTextContent('Declaration 2026-02: 1 thing stands in the way');
  });

  it('is removed, and comes back', async () => {
    await user.click(screen.getByRole('button', { name: 'Remove the declaration' }));
    await waitFor(() => expect(store.statement?.declaration).toBeUndefined());
    await waitFor(() => expect(box('documentId')).toHaveFocus());
    expect(box('documentId')).toHaveValue('');
    await store.undo();
    await waitFor(() => expect(box('documentId')).toHaveValue('2026-02'));
  });

  it('says that nothing was found out, where asking failed, and asks again', async () => {
    vi.spyOn(file, 'declarationFindings').mockRejectedValueOnce(Object.assign(new Error('no'), { code: 'broken' }));
    await declare({ place: 'Elsewhere' });
    await waitFor(() => expect(ready().getByText('What stands in the way could not be found out')).toBeInTheDocument());
    expect(ready().getByRole('button', { name: /Export a draft/ })).toBeInTheDocument();
    expect(document.querySelector('footer')).not.toHaveTextContent(/stands in the way|declared/i);
    await user.click(ready().getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(ready().getByText('Nothing stands in the way')).toBeInTheDocument());
  });
});

it('leads from the edition in force to its declaration, and from no other', async () => {
  await open();
  const [before, now] = store.statement?.editions ?? [];
  await navigation.go({ place: 'history', record: now?.id ?? '' });
  await user.click(await screen.findByText('Edition 1.0', { selector: '.tline *' }));
  expect(await screen.findByText('A declaration rests on the edition in force, which is 2.0.')).toBeInTheDocument();
  expect(before?.label).toBe('1.0');
  await user.click(await screen.findByText('Edition 2.0', { selector: '.tline *' }));
  await user.click(await screen.findByRole('button', { name: 'Declare conformity on this edition…' }));
  await waitFor(() => expect(navigation.place).toBe('declaration'));
  expect(screen.getByText('Edition 2.0, approved on 2026-11-16')).toBeInTheDocument();
});

it('is written before there is an edition, and leads to where one is issued', async () => {
  await open('empty');
  expect(screen.getByText(/No edition is in force/)).toBeInTheDocument();
  await user.type(box('documentId'), '1');
  await user.tab();
  await waitFor(() => expect(store.statement?.declaration?.documentId).toBe('1'));
  await user.click(ready().getByRole('button', { name: 'Issue: the declaration rests on no edition that is in force' }));
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: /Issue/ })).toBeInTheDocument());
});

it('is only read where the file is, and says so', async () => {
  await open('declared', true);
  expect(screen.getByText(/open for reading only.*read and printed, and not changed/)).toBeInTheDocument();
  expect(box('documentId')).toHaveAttribute('readonly');
  expect(box('validUntil')).toHaveAttribute('readonly');
  expect(screen.queryByRole('button', { name: 'Remove the declaration' })).toBeNull();
  await user.click(ready().getByRole('button', { name: /Export the declaration/ }));
  expect(await ready().findByText('otterbridge declaration.pdf')).toBeInTheDocument();
});
