// What is exported: the statement as it is now, an edition, what changed between two of them, or a paper of the management system;
// for whom, in which form, on what paper. It stays when the page is left, and goes with the file.
import { perform } from '../../lib/actions/registry.svelte';
import type { DocumentPart, ExportOptions, PaperSize } from '../../lib/client';
import type { Audience, Edition, Id } from '../../lib/model';
import { store } from '../../lib/store.svelte';
import type { PageForm } from '../../lib/wire/PageForm';

/** Papers of the management system, which are printed beside the statement. */
export const PAPERS = ['profile', 'clauses', 'record', 'questions'] as const;
export type PaperKind = (typeof PAPERS)[number];

/** The statement, a report on what changed in it, or a paper beside it. */
export type DocumentKind = 'statement' | 'changes' | PaperKind;

/** Of all who are asked something. */
export const EVERYBODY = '';

/** What a copy may leave out, in the order of its pages. */
export const PARTS: readonly DocumentPart[] = ['cover', 'contents', 'reading', 'summary', 'exclusions', 'actions', 'evidence', 'records', 'risks', 'controlsByRisk', 'impacts', 'systems', 'requirements', 'parties', 'objectives', 'people', 'glossary'];

class Options {
  /** The edition that is exported, or the statement as it is now; undefined until one of them was chosen. */
  chosen = $state<Id | 'now'>();
  /** Whether it is set anew, for another audience, in another form or on other paper; else it is its own bytes. */
  rendered = $state(false);
  form = $state<PageForm>('full');
  paper = $state<PaperSize>('a4');

  /** Of questions, only those that nobody has answered. */
  open = $state(true);

  #audience = $state<Audience>('internal');
  #document = $state<DocumentKind>('statement');
  #addressee = $state(EVERYBODY);
  #without = $state.raw<readonly DocumentPart[]>([]);
  #since = $state<Id>();
  #from = $state<Id>();
  #to = $state<Id>();

  /** Which document. Without an edition there is nothing that could be reported on. */
  get document(): DocumentKind {
    return this.#document === 'changes' && (store.statement?.editions.length ?? 0) === 0 ? 'statement' : this.#document;
  }
  set document(document: DocumentKind) {
    this.#document = document;
  }

  /** The paper of the management system that is printed; none where it is something else. */
  get paperKind(): PaperKind | undefined {
    return PAPERS.find((kind) => kind === this.document);
  }

  /** For whom it may be: how far the management system is concerns nobody in public, and questions stay inside. */
  get audiences(): readonly Audience[] {
    if (this.document === 'questions') return ['internal'];
    return this.paperKind ? ['internal', 'auditor'] : ['internal', 'auditor', 'public'];
  }

  /** For whom it is. */
  get audience(): Audience {
    return this.audiences.includes(this.#audience) ? this.#audience : 'internal';
  }
  set audience(audience: Audience) {
    this.#audience = audience;
  }

  /** Those who are asked something, each once, in capitals or not. */
  get addressees(): readonly string[] {
    const asked = new Map((store.snapshot?.questions ?? []).map(({ addressee }) => [addressee.trim().toLowerCase(), addressee.trim()]));
    asked.delete('');
    return [...asked.values()].toSorted((a, b) => a.localeCompare(b));
  }

  /** Whose questions are printed; everybody's where nobody is chosen. */
  get addressee(): string {
    return this.addressees.find((one) => one.toLowerCase() === this.#addressee.trim().toLowerCase()) ?? EVERYBODY;
  }
  set addressee(addressee: string) {
    this.#addressee = addressee;
  }

  /** The chosen edition; without a choice the one in force, as long as the statement says just that. */
  get edition(): Edition | undefined {
    const { statement, status } = store;
    const chosen = this.chosen ?? status?.inForce;
    const edition = statement?.editions.find(({ id }) => id === chosen);
    return this.chosen !== undefined || edition?.content === status?.content ? edition : undefined;
  }

  /** Whether the edition's own bytes are exported. */
  get asIssued(): boolean {
    return this.document === 'statement' && this.edition !== undefined && !this.rendered;
  }

  /** Whether parts can be chosen: the short form has none. */
  get hasParts(): boolean {
    return this.document === 'statement' && !this.asIssued && this.form === 'full';
  }

  /** Whether a part stays whatever is chosen: what a copy leaves out for its audience is said under “How to read it”. */
  stays(part: DocumentPart): boolean {
    return part === 'reading' && this.audience !== 'internal';
  }

  /** The parts that are left out. */
  get without(): DocumentPart[] {
    return PARTS.filter((part) => this.#without.includes(part) && !this.stays(part));
  }

  /** Takes a part in or leaves it out. */
  print(part: DocumentPart, on: boolean): void {
    this.#without = PARTS.filter((other) => (other === part ? !on : this.#without.includes(other)));
  }

  /** Leaves nothing out. */
  printAll(): void {
    this.#without = [];
  }

  /** The editions that came before one of them; all of them before now. */
  before(edition: Edition | undefined): readonly Edition[] {
    const editions = store.statement?.editions ?? [];
    return edition ? editions.slice(0, editions.indexOf(edition)) : editions;
  }

  /** The edition since which a section of the statement tells what changed. */
  get since(): Edition | undefined {
    return this.before(this.edition).find(({ id }) => id === this.#since);
  }

  /** Chooses that edition; none, and there is no such section. */
  tellSince(edition: Id | undefined): void {
    this.#since = edition;
  }

  /** The later side of the change report: an edition, or the statement as it is now. */
  get to(): Edition | undefined {
    return this.laterSides.find(({ id }) => id === this.#to);
  }

  /** Chooses the later side; none is the statement as it is now. */
  compareTo(edition: Id | undefined): void {
    this.#to = edition;
  }

  /** The editions that something came before. */
  get laterSides(): readonly Edition[] {
    return store.statement?.editions.slice(1) ?? [];
  }

  /** The earlier side of the change report: the chosen edition, else the one in force, else the last before the later side. */
  get from(): Edition | undefined {
    const editions = this.before(this.to);
    return editions.find(({ id }) => id === this.#from) ?? editions.find(({ id }) => id === store.status?.inForce) ?? editions.at(-1);
  }

  /** Chooses the earlier side. */
  compareFrom(edition: Id | undefined): void {
    this.#from = edition;
  }

  /** Chooses the report on what changed between an edition and now. */
  report(from: Id): void {
    this.document = 'changes';
    this.#from = from;
    this.#to = undefined;
  }

  /** Chooses new pages of an edition. */
  render(edition: Id): void {
    this.document = 'statement';
    this.chosen = edition;
    this.rendered = true;
  }

  /** Chooses the statement for readers outside: an edition's own bytes are for the inside. */
  copyFor(audience: Audience): void {
    this.document = 'statement';
    this.rendered = true;
    this.audience = audience;
  }

  /** What is sent. */
  get value(): ExportOptions {
    const { audience, form, paper, without, paperKind } = this;
    if (paperKind === 'questions') return { document: paperKind, paper, addressee: this.addressee || undefined, open: this.open || undefined };
    if (paperKind) return { document: paperKind, audience, paper };
    if (this.document === 'changes') return { document: 'changes', changesSince: this.from?.id, edition: this.to?.id, audience, paper };
    const edition = this.edition?.id;
    if (this.asIssued) return { edition };
    if (form === 'register') return { edition, audience, form, paper };
    return { edition, audience, form, paper, without: without.length > 0 ? without : undefined, changesSince: this.since?.id };
  }

  /** As it begins. */
  reset(): void {
    this.chosen = undefined;
    this.rendered = false;
    this.#audience = 'internal';
    this.#addressee = EVERYBODY;
    this.open = true;
    this.form = 'full';
    this.paper = 'a4';
    this.#document = 'statement';
    this.#without = [];
    this.#since = undefined;
    this.#from = undefined;
    this.#to = undefined;
  }
}

/** The options of the export. */
export const options = new Options();

/** Leads to the export of what changed since an edition. */
export function exportChanges(from: Id): void {
  options.report(from);
  void perform('export-pdf');
}
