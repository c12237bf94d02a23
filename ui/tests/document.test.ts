// Document as a hand on the keyboard meets it.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import App from '../src/App.svelte';
import { useClient } from '../src/lib/client';
import { MemoryClient } from '../src/lib/memory/client';
import type { Operation } from '../src/lib/model';
import { navigation } from '../src/lib/navigation.svelte';
import { store } from '../src/lib/store.svelte';
import { faintIn, readColour, SWATCHES } from '../src/places/document/colours';
import { editTreatment, sign } from '../src/places/document/edit';
import { fieldsOf, SECTIONS } from '../src/places/document/sections.svelte';

// A whole window is drawn for each, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 20_000, hookTimeout: 20_000 });

let file: MemoryClient;
const user = userEvent.setup();

const box = (name: string) => document.querySelector<HTMLInputElement>(`[data-field="${name}"] :is(input[data-entry], textarea)`) as HTMLInputElement;
const sets = (op: Operation | undefined) => (op && 'set' in op ? op.set : undefined);

async function open(which = 'sample', readOnly = false): Promise<void> {
  file = new MemoryClient(which, readOnly);
  useClient(file);
  navigation.place = 'controls';
  render(App);
  await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
  await user.keyboard('{Control>}6{/Control}');
  await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Document' })).toHaveFocus());
}

/** Goes to a field as a finding does. */
async function go(field: string): Promise<void> {
  await navigation.go({ place: 'document', field });
  await waitFor(() => expect(document.querySelector(`[data-field="${field}"]`)).toContainElement(document.activeElement as HTMLElement));
}

describe('fields', () => {
  beforeEach(() => open());

  it('are saved through one operation each, and undone', async () => {
    await user.clear(box('documentId'));
    await user.type(box('documentId'), 'ONM-SOA-9');
    await user.tab();
    await waitFor(() => expect(store.statement?.documentId).toBe('ONM-SOA-9'));
    expect(file.seen.at(-1)).toMatchObject({ op: 'EditStatement', set: [{ documentId: 'ONM-SOA-9' }] });
    expect(screen.getByText('ONM-SOA-9 · draft after edition 2.0')).toBeInTheDocument();
    while (store.status?.undo) await store.undo();
    await waitFor(() => expect(box('documentId')).toHaveValue('ONM-AIMS-SOA-001'));
  });

  it('are written when the window goes elsewhere, a typed date and a half-added recipient too', async () => {
    await user.type(box('scope'), ' And the ferry.');
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(document.querySelector('.row')).toBeInTheDocument());
    expect(store.statement?.scope.text).toMatch(/And the ferry\.$/);

    await go('nextReview');
    await user.clear(box('nextReview'));
    await user.keyboard('2028-01-31');
    await navigation.go({ place: 'controls' });
    await waitFor(() => expect(store.statement?.nextReview).toBe('2028-01-31'));

    await go('recipient-new');
    await user.keyboard('Harbour office');
    await navigation.go({ place: 'controls' });
    await waitFor(() => expect(store.statement?.distribution.at(-1)).toMatchObject({ recipient: 'Harbour office' }));
    expect(store.statement?.distribution).toHaveLength(5);
  });

  it('take a typed day after a pause or with Escape, and never half of one', async () => {
    await go('nextReview');
    await user.clear(box('nextReview'));
    await user.keyboard('2028-02-2');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(store.statement?.nextReview).not.toBe('2028-02-2');
    await user.keyboard('9');
    await waitFor(() => expect(store.statement?.nextReview).toBe('2028-02-29'), { timeout: 2000 });

    await user.clear(box('nextReview'));
    await user.keyboard('2028-03-01{Escape}');
    await waitFor(() => expect(store.statement?.nextReview).toBe('2028-03-01'));
    await go('nextReview');
    await user.clear(box('nextReview'));
    await user.keyboard('2028-02-31{Escape}');
    await waitFor(() => expect(box('nextReview')).toHaveValue('2028-03-01'));
  });

  it('open where the hand was last', async () => {
    await go('planVersion');
    await user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(document.querySelector('.row')).toHaveFocus());
    await user.keyboard('{Control>}6{/Control}');
    await waitFor(() => expect(box('planVersion')).toHaveFocus());
  });

  it('take a language by name, and any other by its tag', async () => {
    await go('language');
    await user.keyboard('germ');
    await user.click(await screen.findByRole('option', { name: /German/ }));
    await waitFor(() => expect(store.statement?.language).toBe('de'));
    await user.clear(box('language'));
    await user.keyboard('rm');
    await user.click(await screen.findByRole('option', { name: /Romansh/ }));
    await waitFor(() => expect(store.statement?.language).toBe('rm'));
  });

  it('take several roles, in the order of the model', async () => {
    await user.click(screen.getByRole('checkbox', { name: /AI provider/ }));
    await waitFor(() => expect(store.statement?.roles).toEqual(['aiProvider', 'aiProducer', 'aiCustomer']));
    await user.click(screen.getByRole('checkbox', { name: /AI customer/ }));
    await waitFor(() => expect(store.statement?.roles).toEqual(['aiProvider', 'aiProducer']));
  });

  it('choose the client’s colour by swatch and by name, and refuse what is none', async () => {
    await user.click(screen.getByRole('radio', { name: 'Violet' }));
    await waitFor(() => expect(store.snapshot?.organisation.colour).toBe(SWATCHES.violet));
    expect(document.querySelector<HTMLElement>('.app')?.style.getPropertyValue('--client')).toBe(SWATCHES.violet);
    await user.clear(box('colour'));
    await user.keyboard('blue-ish{Enter}');
    expect(screen.getByText(/Not a colour/)).toBeInTheDocument();
    expect(store.snapshot?.organisation.colour).toBe(SWATCHES.violet);
    await user.clear(box('colour'));
    await user.keyboard('FFE680{Enter}');
    await waitFor(() => expect(store.snapshot?.organisation.colour).toBe('#ffe680'));
    expect(screen.getByText(/Hard to see in the light theme/)).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'No colour' }));
    await waitFor(() => expect(store.snapshot?.organisation.colour).toBeUndefined());
  });

  it('choose, describe and remove the logo', async () => {
    await user.click(screen.getByRole('button', { name: 'Choose a picture…' }));
    await waitFor(() => expect(box('logo-alt')).toHaveFocus());
    expect(screen.getByText('PNG picture, kept in the file')).toBeInTheDocument();
    await user.clear(box('logo-alt'));
    await user.keyboard('An otter under a bridge');
    await user.tab();
    await waitFor(() => expect(store.snapshot?.organisation.logo).toMatchObject({ mediaType: 'image/png', alt: 'An otter under a bridge' }));
    await user.click(within(document.querySelector('[data-field="logo"]') as HTMLElement).getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(screen.getByText('No logo')).toBeInTheDocument());
    expect(file.seen.at(-1)).toEqual({ op: 'EditOrganisation', set: [{ logo: null }] });
  });
});

describe('signatures', () => {
  beforeEach(() => open());

  it('take a person from the file, with the function, as one change', async () => {
    await go('prepared');
    await user.clear(box('prepared-name'));
    const before = file.seen.length;
    await user.keyboard('platf');
    await screen.findByRole('option', { name: /Platform Lead/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(store.statement?.prepared).toEqual({ name: 'Platform Lead', function: 'Platform Lead', date: '2026-11-10' }));
    expect(sets(file.seen.at(-1))).toEqual([{ prepared: { name: 'Platform Lead', function: 'Platform Lead', date: '2026-11-10' } }]);
    expect(file.seen.length - before).toBeLessThanOrEqual(2);
  });

  it('show the people of the file from the mark in the field, and put them away when it is left', async () => {
    const mark = box('prepared-name').parentElement?.querySelector('svg');
    await user.click(mark as Element);
    await waitFor(() => expect(box('prepared-name')).toHaveFocus());
    expect(await screen.findByRole('option', { name: /HR Director/ })).toBeInTheDocument();
    box('prepared-name').blur();
    await waitFor(() => expect(screen.queryByRole('option')).toBeNull());
  });

  it('take free words as they stand, though a person begins with them', async () => {
    await go('approver');
    await user.clear(box('approver-name'));
    await user.keyboard('Head');
    await screen.findByRole('option', { name: /Head of Claims/ });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.statement?.approver).toEqual({ name: 'Head', function: 'Chief Executive' }));
    expect(box('approver-name')).toHaveValue('Head');
    await waitFor(() => expect(box('approver-name')).toHaveAttribute('aria-expanded', 'false'));
    await user.keyboard('{Tab}');
    expect(store.statement?.approver.name).toBe('Head');
  });

  it('keep both of two quick edits of one value', async () => {
    await Promise.all([sign('approver', { name: 'Mutual’s chair' }), sign('approver', { function: 'Chair' }), sign('approver', { date: '2026-12-01' })]);
    expect(store.statement?.approver).toEqual({ name: 'Mutual’s chair', function: 'Chair', date: '2026-12-01' });
  });

  it('keep both when the disk took neither at first', async () => {
    file.failure = { code: 'document.disk-full', message: 'full' };
    await Promise.all([editTreatment({ planId: 'RTP-2' }), editTreatment({ planVersion: '5' })]);
    expect(store.unwritten).toBe(2);
    file.failure = undefined;
    await store.settled();
    expect(store.statement?.treatment).toMatchObject({ planId: 'RTP-2', planVersion: '5' });
  });
});

describe('lists', () => {
  beforeEach(() => open());

  it('add a recipient and go on with its form; take one away and keep the focus near', async () => {
    await go('distribution');
    box('recipient-new').focus();
    await user.keyboard('Harbour office{Enter}');
    await waitFor(() => expect(document.activeElement).toHaveAccessibleName('Form'));
    expect(store.statement?.distribution.at(-1)).toMatchObject({ recipient: 'Harbour office', form: '' });
    // Each line says the number that its copy has on paper.
    expect(screen.getByRole('group', { name: 'Harbour office' })).toHaveTextContent(/^Copy 5/);
    await user.keyboard('decl');
    await screen.findByRole('option', { name: 'Declaration only' });
    await user.keyboard('{ArrowDown}{Enter}{Tab}For information{Tab}');
    await waitFor(() => expect(store.statement?.distribution.at(-1)).toMatchObject({ recipient: 'Harbour office', form: 'Declaration only', purpose: 'For information' }));
    await user.click(screen.getByRole('button', { name: 'Remove recipient System owners' }));
    await waitFor(() => expect(store.statement?.distribution.map((r) => r.recipient)).toEqual([
      'Board of the Mutual', 'Quaymark Assurance (certification body)', 'Reinsurer', 'Harbour office',
    ]));
    await waitFor(() => expect(document.activeElement).toHaveValue('Quaymark Assurance (certification body)'));
    await store.undo();
    await waitFor(() => expect(screen.getByDisplayValue('System owners')).toBeInTheDocument());
  });

  it('add who accepted the residual risks, by person or by free words', async () => {
    await user.click(box('accepted-new'));
    await user.keyboard('claims');
    await screen.findByRole('option', { name: /Head of Claims/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(document.querySelector('[data-field="accepted-1-date"]')).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard('2026-10-12{Enter}');
    await waitFor(() => expect(store.statement?.treatment.acceptedBy[1]).toEqual({ name: 'Head of Claims', function: 'Head of Claims', date: '2026-10-12' }));
    await user.click(box('accepted-new'));
    await user.keyboard('Board committee{Enter}');
    await waitFor(() => expect(document.querySelector('[data-field="accepted-2-function"]')).toContainElement(document.activeElement as HTMLElement));
    await user.click(screen.getByRole('button', { name: 'Remove the acceptance by Chief Executive' }));
    await waitFor(() => expect(store.statement?.treatment.acceptedBy.map((a) => a.name)).toEqual(['Head of Claims', 'Board committee']));
  });

  it('record, fill and remove a certificate, with the finding beside it', async () => {
    expect(box('body')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Record a certificate' }));
    await waitFor(() => expect(box('body')).toHaveFocus());
    await user.keyboard('Quaymark Assurance{Tab}QA-42{Tab}');
    await user.click(box('edition'));
    await user.keyboard('7.0{Tab}');
    await waitFor(() => expect(store.statement?.certificate).toMatchObject({ body: 'Quaymark Assurance', number: 'QA-42', edition: '7.0' }));
    const finding = screen.getByText('the certificate names edition 7.0, not held here', { selector: 'b' });
    expect(finding.closest('.blk')).toContainElement(box('edition'));
    await user.clear(box('edition'));
    await screen.findByRole('option', { name: /^2\.0/ });
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(store.statement?.certificate?.edition).toBe('2.0'));

    box('surveillance-new').focus();
    await user.keyboard('2027-11-01{Enter}2026-11-01{Enter}');
    await waitFor(() => expect(store.statement?.certificate?.surveillance).toEqual(['2026-11-01', '2027-11-01']));
    await user.clear(box('surveillance-0'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(store.statement?.certificate?.surveillance).toEqual(['2027-11-01']));

    await user.click(screen.getByRole('button', { name: 'Remove the certificate' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Record a certificate' })).toHaveFocus());
    await store.undo();
    expect(store.statement?.certificate?.body).toBe('Quaymark Assurance');
  });
});

describe('what is missing', () => {
  beforeEach(() => open('empty'));

  it('stands in the sidebar under its section, and leads into the field', async () => {
    const side = within(document.querySelector('.sections') as HTMLElement);
    expect(side.getByRole('button', { name: /^Statement/ })).toHaveTextContent('2 of 6');
    await user.click(side.getByRole('button', { name: /no document id is given/ }));
    await waitFor(() => expect(box('documentId')).toHaveFocus());
    await user.keyboard('AIMS-SoA-01{Tab}');
    await waitFor(() => expect(side.queryByRole('button', { name: /no document id is given/ })).not.toBeInTheDocument());
    expect(side.getByRole('button', { name: /^Statement/ })).toHaveTextContent('3 of 6');
  });

  it('stands in the margin of its field, whose fix leads there', async () => {
    const finding = screen.getByText('the scope is not stated', { selector: 'b' }).closest('.finding') as HTMLElement;
    expect(finding.closest('.blk')).toContainElement(box('scope'));
    await user.click(within(finding).getByRole('button', { name: 'Write' }));
    expect(box('scope')).toHaveFocus();
  });

  it('leads into the first empty part of a group', async () => {
    await go('approver');
    await user.keyboard('Chair of the board{Tab}');
    await go('approver');
    await waitFor(() => expect(document.querySelector('[data-field="approver-function"]')).toContainElement(document.activeElement as HTMLElement));
  });

  it('is settled by what was just typed before F8 chooses the next', async () => {
    await user.click(box('scope'));
    await user.keyboard('Locks and weirs of the lower canal.{F8}');
    await waitFor(() => expect(document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']).toBe('roles'));
    expect(store.statement?.scope.text).toBe('Locks and weirs of the lower canal.');
  });

  it('is reached by F8 from anywhere', async () => {
    const fields: (string | undefined)[] = [];
    for (let i = 0; i < 60 && !fields.includes('scope'); i += 1) {
      await user.keyboard('{F8}');
      await waitFor(() => expect(navigation.wish).toBeUndefined());
      fields.push(document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset['field']);
    }
    expect(fields).toContain('scope');
    expect(navigation.place).toBe('document');
  });

  it('is gone through by section with Alt and the arrows', async () => {
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(box('name')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(box('title')).toHaveFocus());
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Record a certificate' })).toHaveFocus());
  });
});

describe('every field of the model', () => {
  beforeEach(() => open());

  it('that a section names is on the page', () => {
    const missing = SECTIONS.flatMap(fieldsOf).filter(({ name }) => !document.querySelector(`[data-field="${name}"]`));
    expect(missing).toEqual([]);
    expect(document.querySelector('[data-field="securityScope"]')).toBeNull();
  });

  it('has a scope for each of two management systems', async () => {
    expect(await store.apply({ op: 'EditStatement', set: [{ addFramework: 'iso27001' }] })).toBe(true);
    const scope = await screen.findByRole('textbox', { name: /^Scope of the information security management system/ });
    await user.type(scope, 'All of the wharf.');
    await user.tab();
    await waitFor(() => expect(store.statement?.securityScope.text).toBe('All of the wharf.'));
    expect(store.statement?.scope.text).not.toContain('wharf.');
  });

  it('is found by the palette', async () => {
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('residual');
    await user.click(await screen.findByRole('option', { name: /Residual risks accepted by/ }));
    await waitFor(() => expect(document.querySelector('[data-field="acceptedBy"]')).toContainElement(document.activeElement as HTMLElement));
  });
});

describe('a file that somebody else holds', () => {
  it('can be read and not changed', async () => {
    await open('sample', true);
    expect(box('name')).toHaveAttribute('readonly');
    expect(box('prepared-name')).toHaveAttribute('readonly');
    expect(box('colour')).toHaveAttribute('readonly');
    expect(screen.getByRole('checkbox', { name: /AI provider/ })).toBeDisabled();
    expect(box('recipient-new')).toBeNull();
    expect(screen.getByText('No certificate is recorded.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Record a certificate|Remove recipient|Choose a picture/ })).not.toBeInTheDocument();
    await go('approver');
    await user.keyboard('x{ArrowDown}{Tab}');
    expect(file.seen).toEqual([]);
  });
});

describe('colours', () => {
  it('that are offered are seen on the grounds of both themes', () => {
    expect(Object.values(SWATCHES).filter((colour) => faintIn(colour) !== undefined)).toEqual([]);
    expect(faintIn('#ffffff')).toBe('light');
    expect(faintIn('#101415')).toBe('dark');
  });

  it('are read as people type them', () => {
    expect(['#2F7D5B', '2f7d5b', ' #abc ', 'green', '#12345'].map(readColour)).toEqual(['#2f7d5b', '#2f7d5b', '#aabbcc', undefined, undefined]);
  });
});
