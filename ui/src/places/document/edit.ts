// How Document changes the file: one operation for each thing the user does. Whatever is sent whole is built from what
// the file holds when its turn comes.
import type { Certificate, Id, Organisation, OrganisationField, Recipient, Signatory, Statement, StatementField, TreatmentApproval } from '../../lib/model';
import { store } from '../../lib/store.svelte';

/** Changes a field of the organisation; nothing where the function finds nothing left to change. */
export function editOrganisation(field: OrganisationField | ((organisation: Organisation) => OrganisationField | undefined)): Promise<boolean> {
  return store.apply(() => {
    const organisation = store.snapshot?.organisation;
    const set = organisation && (typeof field === 'function' ? field(organisation) : field);
    return set && { op: 'EditOrganisation', set: [set] };
  });
}

/** Changes the logo's description. */
export function describeLogo(alt: string): Promise<boolean> {
  return editOrganisation(({ logo }) => logo && { logo: { ...logo, alt } });
}

/** Changes a field of the document control; nothing where the function finds nothing left to change. */
export function edit(field: StatementField | ((statement: Statement) => StatementField | undefined)): Promise<boolean> {
  return store.apply(() => {
    const statement = store.statement;
    if (!statement) return undefined;
    const set = typeof field === 'function' ? field(statement) : field;
    return set && { op: 'EditStatement', statement: statement.id, set: [set] };
  });
}

/** Whether a part of the statement is still there that can go while the page stays. */
export const there = {
  recipient: (id: Id) => () => store.statement?.distribution.some((r) => r.id === id) ?? false,
  acceptance: (index: number) => () => store.statement?.treatment.acceptedBy[index] !== undefined,
  certificate: () => store.statement?.certificate !== undefined,
  surveillance: (index: number) => () => store.statement?.certificate?.surveillance[index] !== undefined,
};

/** Who put a name to the document itself. */
export type Hand = 'prepared' | 'reviewed' | 'approver';

/** Changes a part of who prepared, reviewed or approves. */
export function sign(hand: Hand, part: Partial<Signatory>): Promise<boolean> {
  return edit((statement) => {
    const signatory = { ...statement[hand], ...part };
    return hand === 'prepared' ? { prepared: signatory } : hand === 'reviewed' ? { reviewed: signatory } : { approver: signatory };
  });
}

/** Changes a part of the treatment approval. */
export function editTreatment(part: Partial<TreatmentApproval>): Promise<boolean> {
  return edit(({ treatment }) => ({ treatment: { ...treatment, ...part } }));
}

const NOBODY: Signatory = { name: '', function: '' };

/** Adds somebody who accepted the residual risks. */
export function addAcceptance(signatory: Partial<Signatory>): Promise<boolean> {
  return edit(({ treatment }) => ({ treatment: { ...treatment, acceptedBy: [...treatment.acceptedBy, { ...NOBODY, ...signatory }] } }));
}

/** Changes a part of who accepted the residual risks, by their place in the list. */
export function editAcceptance(index: number, part: Partial<Signatory>): Promise<boolean> {
  return edit(({ treatment }) =>
    index < treatment.acceptedBy.length
      ? { treatment: { ...treatment, acceptedBy: treatment.acceptedBy.map((s, i) => (i === index ? { ...s, ...part } : s)) } }
      : undefined,
  );
}

/** Takes an acceptance away. They have no ids, so it must still be the one that was seen there. */
export function removeAcceptance(index: number, seen: Signatory): Promise<boolean> {
  return edit(({ treatment }) =>
    JSON.stringify(treatment.acceptedBy[index]) === JSON.stringify(seen)
      ? { treatment: { ...treatment, acceptedBy: treatment.acceptedBy.filter((_, i) => i !== index) } }
      : undefined,
  );
}

/** Records a certificate, where there is none. */
export function recordCertificate(): Promise<boolean> {
  return edit(({ certificate }) => (certificate ? undefined : { certificate: { body: '', number: '', scope: '', surveillance: [], edition: '' } }));
}

/** Changes a part of the certificate. */
export function editCertificate(part: Partial<Certificate>): Promise<boolean> {
  return edit(({ certificate }) => certificate && { certificate: { ...certificate, ...part } });
}

/** Sets a surveillance date, adds one, or takes one away. */
export function setSurveillance(before: string | undefined, after: string | undefined): Promise<boolean> {
  return edit(({ certificate }) => {
    if (!certificate) return undefined;
    const dates = certificate.surveillance.filter((date) => date !== before && date !== after);
    const surveillance = (after === undefined ? dates : [...dates, after]).toSorted();
    return { certificate: { ...certificate, surveillance } };
  });
}

/** Changes a part of a line of the distribution list. */
export function editRecipient(id: Id, part: Partial<Recipient>): Promise<boolean> {
  return edit(({ distribution }) => {
    const recipient = distribution.find((r) => r.id === id);
    return recipient && { recipient: { ...recipient, ...part } };
  });
}
