// Every user-visible word of the window comes from here, and so from assets/locales.
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const sources = import.meta.glob<string>(['../../../assets/locales/en/*.ftl', '!**/{cli,verify,report,report-*}.ftl'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const bundle = new FluentBundle('en', { useIsolating: false });
for (const source of Object.values(sources)) {
  for (const error of bundle.addResource(new FluentResource(source))) console.error(error);
}

/** Values for a message's variables. */
export type Values = Record<string, FluentVariable>;

/** The message with this id. An id that does not exist comes back as itself, so that it is seen. */
export function t(id: string, values?: Values): string {
  const message = bundle.getMessage(id);
  if (!message?.value) return id;
  const errors: Error[] = [];
  const text = bundle.formatPattern(message.value, values ?? null, errors);
  for (const error of errors) console.error(id, error);
  return text;
}

/** Whether a message exists: for wording by code, where a newer file may hold codes that we do not know. */
export function has(id: string): boolean {
  return bundle.hasMessage(id);
}

/** A message's attribute, such as the auditor's question of a finding. */
export function attribute(id: string, name: string, values?: Values): string | undefined {
  const pattern = bundle.getMessage(id)?.attributes[name];
  return pattern ? bundle.formatPattern(pattern, values ?? null, []) : undefined;
}

/** The ids of a Fluent message from a name of the wire: `bestPractice` → `best-practice`, `A.6.2` → `A-6-2`. */
export function kebab(name: string): string {
  return name.replaceAll('.', '-').replace(/([a-z])([A-Z])/g, '$1-$2').replace(/_/g, '-').toLowerCase();
}
