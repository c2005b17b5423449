import { type Answer } from '../api/call.js';

export type QueueSettings = Answer<'listQueues'>['data'][number];
