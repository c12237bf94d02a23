### What a verification found: the history, the editions, the signatures. Sentences.

## The history. $revision: its number. $detail: a cell, a hash, or what the database says.

verify-history-pages = The file itself is damaged ({ $detail }), in a place that is not looked at on opening. Do not go on working in it: use a backup, or take out what still reads: “Save what still reads…” in the window, “annexa salvage” on the command line.
verify-history-order = Revision { $revision } does not stand in its place in the history.
verify-history-payload = Revision { $revision } is not written as a revision is.
verify-history-hash = Revision { $revision } was changed: its id is not the hash of what it says.
verify-history-parent = Revision { $revision } does not follow the one before it: something was changed, taken out or put in there.
verify-history-unreachable = Nothing follows revision { $revision }, though it is not the last.
verify-history-by = Revision { $revision } says that “{ $detail }” comes from a revision that did not write it.
verify-history-undo = Revision { $revision } names another revision to take back than the history gives.
verify-history-before = Revision { $revision } says that “{ $detail }” was something else before than the history gives.
verify-history-cells = What the file says now in “{ $detail }” is not what its history gives: the one or the other was changed by something else than Annexa.
verify-history-touch = The index of changes does not say of “{ $detail }” what revision { $revision } says.
verify-history-blob = The stored bytes { $detail } are not what their hash says: they were changed.

# $count (Number): how many
verify-history-more = { $count ->
        [one] One place more does not fit, which is not listed.
       *[other] { $count } places more do not fit, which are not listed.
    }

# Stored bytes that are lost, as a salvage tells it too. $of: what they were kept with. $hash: theirs.
lost-logo = A logo is lost. SHA-256 { $hash }
lost-signed-copy = A signed copy is lost ({ $of }). SHA-256 { $hash }
lost-attachment = A file that was kept with evidence is lost ({ $of }). SHA-256 { $hash }
lost-pdf = The PDF of an edition or plan is lost ({ $of }). SHA-256 { $hash }
lost-data = What was frozen for an approval is lost ({ $of }). SHA-256 { $hash }
lost-other = Something that was stored is lost. SHA-256 { $hash }

# $hash: of bytes.
verify-remark-unnamed = The stored bytes { $hash } are named by nothing in the history, and show nowhere. Salvage leaves such bytes behind; nothing else in Annexa does.

## An edition of the statement or of the risk treatment plan. $edition: which. $revisions: those that it says stood behind it.

verify-edition-elsewhere = { $edition } was issued in another file; its bytes are not in this one.
verify-edition-json-missing = { $edition }: what was approved is no longer in the file.
verify-edition-json-changed = { $edition }: what is stored is not what was approved.
verify-edition-json-unread = { $edition }: what is stored does not read as what was approved.
verify-edition-pdf-missing = { $edition }: its PDF is no longer in the file.
verify-edition-pdf-changed = { $edition }: the stored PDF is not the one that was issued.
verify-edition-content = { $edition }: what is stored has another content hash than was approved.
verify-edition-head = { $edition } says which revision was the last of the { $revisions } before it, and in this history that is another.

## A signature. $edition: the label of its edition. $hash: its beginning. $file: where it was read from. $why: one of the sentences below.

verify-signature = Signature { $hash } over edition { $edition }: { $why }
verify-signature-outside = Signature in “{ $file }” over edition { $edition }: { $why }
verify-signature-form = it is no SSH signature.
verify-signature-namespace = it was made for something else, and not over an edition (namespace annexa-edition).
verify-signature-kind = its kind of key is not supported here: Ed25519 and ECDSA P-256 are, also in security keys. “ssh-keygen -Y verify” may know it.
verify-signature-invalid = it does not hold: what was signed was changed, or it is not of this key.
verify-signature-message = what was signed is not a text over an edition.
verify-signature-newer = what was signed is of a form that only a later version of Annexa reads.
verify-signature-key = what is kept beside it (hash, key or day) is not what it says itself.
verify-signature-edition = this file has no edition { $edition }.
verify-signature-content = the content that was signed is not that of the edition.
verify-signature-pdf = the PDF that was signed is not that of the edition.
verify-signature-label = the edition that was signed has another label.
verify-signature-statement = the statement that was signed is called otherwise.
verify-signature-shorter = it covers { $signed } revisions and this file has { $here }. The file is older than the signature, or the end of its history was cut off, or it is another file.
verify-signature-rewritten = the last of the { $signed } revisions that were signed is not in this file: the history up to there was written anew, or this is another file.
verify-signature-number = it says that { $signed } revisions stood behind the one that was signed, and here { $here } do.
verify-signature-unknown-signer = its key, { $fingerprint }, is not in the list of signers.
verify-signature-not-now = its key is in the list of signers ({ $signer }) and not valid today.
verify-unsigned = Nothing is signed, so nobody in the list of signers stands for it.
