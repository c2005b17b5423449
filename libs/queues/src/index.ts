export { Bell } from './bell.js';
export { type ConsumerEvents, JobConsumer, type JobHandler } from './job-consumer.js';
export { inLists, JOB_NAMES, type JobName, type JobPayload, LIST_LIMIT } from './jobs.js';
export { prepareQueues, queueBackend, type QueueBackend, type QueueSettings } from './queue-backend.js';
