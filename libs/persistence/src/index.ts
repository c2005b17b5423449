export * from './ingest/ingest-item.js';
