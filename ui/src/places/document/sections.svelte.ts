// The sections of Document and their fields: one record behind the sidebar, the headings, the palette and Alt+↑ ↓.
import type { Finding, Organisation, Signatory, Statement } from '../../lib/model';
import { hasTwoScopes } from '../../lib/statements';
import { store } from '../../lib/store.svelte';
import { t } from '../../lib/words';

/** A field as the reader of the document would miss it. */
export interface Field {
  /** Its name in the snapshot, which is its `data-field`. */
  name: string;
  /** Whether something stands in it; left out where nothing need stand there. */
  filled?: (statement: Statement, organisation: Organisation) => boolean;
  /** Whether a statement has it; every one, where this is left out. */
  of?: (statement: Statement) => boolean;
  /** Fluent id of what is said where it is not filled; that it is empty, if nothing else is meant. */
  lacks?: (statement: Statement) => string;
}

export interface Section {
  id: string;
  fields: readonly Field[];
  /** What is said under its heading, where that is not how many of its fields are filled. */
  state?: (statement: Statement) => string;
}

const written = (text: string): boolean => text.trim() !== '';

const isSigned = ({ name, date }: Signatory): boolean => written(name) && date !== undefined;
const lacking = ({ name }: Signatory): string => (written(name) ? 'document-undated' : 'document-empty');

/** In the order of the page. The fields are those of the snapshot; `kebab(name)` makes their words. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'organisation',
    fields: [
      { name: 'name', filled: (_, o) => written(o.name) },
      { name: 'address', filled: (_, o) => written(o.address.text) },
      { name: 'logo' },
      { name: 'colour' },
    ],
  },
  {
    id: 'statement',
    fields: [
      { name: 'title', filled: (s) => written(s.title) },
      { name: 'documentId', filled: (s) => written(s.documentId) },
      { name: 'version', filled: (s) => written(s.version) },
      { name: 'classification', filled: (s) => written(s.classification) },
      { name: 'language', filled: (s) => written(s.language) },
      { name: 'nextReview', filled: (s) => s.nextReview !== undefined },
    ],
  },
  {
    id: 'scope',
    fields: [
      { name: 'scope', filled: (s) => written(s.scope.text) },
      { name: 'securityScope', filled: (s) => written(s.securityScope.text), of: hasTwoScopes },
      { name: 'roles', filled: (s) => s.roles.length > 0 },
      { name: 'rolesNote', filled: (s) => written(s.rolesNote.text) },
    ],
  },
  {
    id: 'signatures',
    fields: [
      // Without a day a name says nothing of which text it was put to. That of the approval comes with it.
      { name: 'prepared', filled: ({ prepared }) => isSigned(prepared), lacks: ({ prepared }) => lacking(prepared) },
      { name: 'reviewed', filled: ({ reviewed }) => isSigned(reviewed), lacks: ({ reviewed }) => lacking(reviewed) },
      { name: 'approver', filled: (s) => written(s.approver.name) && written(s.approver.function) },
    ],
  },
  {
    id: 'distribution',
    fields: [{ name: 'distribution', filled: (s) => s.distribution.length > 0 }],
    state: (s) => t('document-recipients', { count: s.distribution.length }),
  },
  {
    id: 'treatment',
    fields: [
      { name: 'treatment', filled: (s) => written(s.treatment.planId) },
      { name: 'planVersion', filled: (s) => written(s.treatment.planVersion) },
      { name: 'planDate', filled: (s) => s.treatment.planDate !== undefined },
      { name: 'acceptedBy', filled: (s) => s.treatment.acceptedBy.some((a) => written(a.name) && a.date !== undefined) },
    ],
  },
  {
    id: 'certificate',
    fields: [{ name: 'certificate' }],
    state: ({ certificate: c }) => (!c ? t('document-optional') : c.validTo ? t('document-certified-to', { date: c.validTo }) : t('document-certified')),
  },
];

/** The open findings about fields of the page. */
function findingsOn(...fields: readonly string[]): Finding[] {
  return store.open.filter(isAbout(fields));
}

/** The findings beside fields of the page: the open ones, then those that somebody lets stand. */
export function notesOf(...fields: readonly string[]): Finding[] {
  return [...findingsOn(...fields), ...store.accepted.filter(isAbout(fields))];
}

const isAbout = (fields: readonly string[]) => ({ place }: Finding): boolean =>
  (place.kind === 'organisation' || place.kind === 'statement') && fields.includes(place.field);

const isFilled = (field: Field): boolean | undefined => {
  const { statement, snapshot } = store;
  return statement && snapshot && field.filled?.(statement, snapshot.organisation);
};

/** The fields of a section that the statement has. */
export const fieldsOf = ({ fields }: Section): Field[] => fields.filter(({ of }) => !of || (store.statement !== undefined && of(store.statement)));

/** The fields of a section that a reader would miss, or that a finding is about. */
export function wanting(section: Section, findingsOf: (field: string) => Finding[] = findingsOn): { field: Field; findings: Finding[] }[] {
  return fieldsOf(section)
    .map((field) => ({ field, findings: findingsOf(field.name) }))
    .filter(({ field, findings }) => findings.length > 0 || isFilled(field) === false);
}

/** How many of a section's fields have something in them. */
export function counts(...sections: readonly Section[]): { filled: number; total: number } {
  const asked = sections.flatMap(fieldsOf).filter((field) => field.filled);
  return { filled: asked.filter((field) => isFilled(field)).length, total: asked.length };
}

/** How a section stands, in words. */
export function stateOf(section: Section): string {
  return store.statement && section.state ? section.state(store.statement) : t('document-filled-in', counts(section));
}

/** Where the hand was on a page of sections. */
export class At {
  /** The section that has the focus, or had it last. */
  section = $state<string>();
  /** The field that had the focus last, to come back to. */
  field: string | undefined;
  reset(): void {
    this.section = undefined;
    this.field = undefined;
  }
}

/** Where the hand was in Document. */
export const at = new At();
