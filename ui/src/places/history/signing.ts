// The lines by which other programs sign and verify: what ssh-keygen is asked, and the list of signers that it reads.

/** A name as a shell takes it. */
const quoted = (name: string): string => (/^[\w.-]+$/.test(name) && !name.startsWith('-') ? name : `'${name.replaceAll("'", "'\\''")}'`);

/** The line of the list of signers that trusts a key with editions, and with nothing else. */
export const signers = (publicKey: string): string => `NAME namespaces="annexa-edition" ${publicKey}`;

/** What verifies a signature that was written. */
export const verifying = (signature = 'SoA.sig', message = 'SoA.msg'): string =>
  `ssh-keygen -Y verify -f allowed_signers -I NAME -n annexa-edition -s ${quoted(signature)} < ${quoted(message)}`;

/** What signs a text that was written. */
export const signing = (message = 'SoA.msg'): string => `ssh-keygen -Y sign -n annexa-edition -f KEY ${quoted(message)}`;
