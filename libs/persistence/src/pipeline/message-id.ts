import { createHash } from 'node:crypto';

export interface MessageKey {
  siteId: string;
  endpointId: string;
  topic: string;
  subjectId: string;
  version: number;
}

/** The same for every try of one message, and for no other message. */
export function messageId({ siteId, endpointId, topic, subjectId, version }: MessageKey): string {
  const key = JSON.stringify([siteId, endpointId, topic, subjectId, version]);
  return `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}
