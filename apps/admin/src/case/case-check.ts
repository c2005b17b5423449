/** How anybody who holds the file can check it, without Palaver. */
export const CASE_CHECK = [
  'Each audit row carries the bytes its hash is made of as "canonical", in hexadecimal digits: its number (8 bytes), site, actor, action, subject, commitment, time in microseconds since 1970 (8 bytes) and transaction, each with its length before it (4 bytes, the most significant first).',
  'The hash of a row is SHA-256 over the bytes of "prevHash" (none at the first place) followed by those of "canonical": printf %s%s "$prevHash" "$canonical" | xxd -r -p | sha256sum.',
  'The commitment of a row is SHA-256 over the bytes of "salt" followed by those of "content" as UTF-8; it stands in "canonical". Content that was erased leaves its commitment.',
  'A row stands in the chain if the chain of the site has its hash in its place: GET /v1/exports/audit gives all places with hash and prevHash, where each prevHash is the hash of the place before; "palaver verify" hashes every row of it again. Workers write place and hash of the head into their log once an hour: a log that is kept elsewhere shows that nothing was cut off.',
  'Rows without a place are sealed within a second or so; make the file again.',
  'An automatic decision is told by the row "decisions.digest" in the place its "digestPos" names, which holds the number and the hash of all automatic decisions of a range of transactions; "palaver verify" compares it with what is stored, and "palaver verify --replay" evaluates decisions again.',
];
